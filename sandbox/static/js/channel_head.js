/** The line over a channel: its name, its topic, how many are in it. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { avatar, channelMark } from "./people.js";
import { channelName, personOf } from "./state.js";

export function channelHead(channel) {
  const person = channel.is_im ? personOf(channel.user) : null;
  return h(
    "header",
    { class: "channel-head" },
    h("h1", {}, person ? avatar(person.id, 24) : channelMark(channel, 18), channelName(channel)),
    channel.topic
      ? h("span", { class: "topic", title: channel.topic }, mrkdwn(channel.topic))
      : null,
    h("span", { class: "spring" }),
    person || !channel.num_members ? null : members(channel),
  );
}

function members({ num_members: count }) {
  const name = `${count} members`;
  return h("span", { class: "members", title: name }, icon("people", 16), count);
}
