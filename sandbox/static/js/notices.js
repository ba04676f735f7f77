/** What a person would be notified of: toasts, and the list behind the bell. */

import { api } from "./api.js";
import { h } from "./dom.js";
import { authorName, gist } from "./message.js";
import { avatar, channelMark } from "./people.js";
import { channelName, channelOf, go, on, store } from "./state.js";
import { fullName } from "./time.js";
import { clearToasts, toast } from "./toasts.js";

const kept = [];
const MOST = 50;

/** Watch the counts of mentions and direct messages, and say when one grows. */
export function watchNotices() {
  on("person", clearToasts);
  on("workspace", ({ before }) => {
    if (!before || before.me.id !== store.workspace.me.id) return;
    for (const channel of store.workspace.channels) {
      const past = before.channels.find((one) => one.id === channel.id);
      if (callsOf(channel) > callsOf(past)) notify(channel);
    }
  });
}

const callsOf = (channel) =>
  channel ? (channel.is_im ? channel.unread : channel.mentions) || 0 : 0;

async function notify(channel) {
  const { user } = store;
  const isSeen = () =>
    store.place.channel === channel.id && store.place.tab === "messages" && document.hasFocus();
  if (channel.is_im && isSeen()) return;
  const last = channel.last_call ?? (await newestIn(channel));
  const entry = { user, channel: channel.id, message: last };
  kept.unshift(entry);
  kept.length = Math.min(kept.length, MOST);
  toast({
    title: last ? titleOf(last, channel) : `You are mentioned in ${placeName(channel)}`,
    text: last ? gist(last) : "",
    picture: last ? avatar(last.user, 32, authorName(last)) : null,
    open: () => openEntry(entry),
  });
}

const titleOf = (message, channel) =>
  channel.is_im ? authorName(message) : `${authorName(message)} in ${placeName(channel)}`;

/** What came last in a direct message, where everything is a call. */
async function newestIn(channel) {
  const { user } = store;
  const answer = await api.channel(user, channel.id).catch(() => ({ messages: [] }));
  return answer.messages.findLast((one) => one.unread && one.user !== user && !one.ephemeral);
}

/** The list behind the bell: what called this person since the page was opened. */
export function activityPanel() {
  const mine = kept.filter((entry) => entry.user === store.user);
  return h(
    "div",
    { class: "activity", role: "dialog", "aria-label": "Activity" },
    h("h2", {}, "Activity"),
    mine.length
      ? mine.map(row)
      : h("p", {}, "Mentions and direct messages since this page was opened are listed here."),
  );
}

function row(entry) {
  const channel = channelOf(entry.channel);
  const { message } = entry;
  return h(
    "button",
    { type: "button", class: "activity-row", on: { click: () => openEntry(entry) } },
    message ? avatar(message.user, 32, authorName(message)) : channelMark(channel ?? {}),
    h(
      "span",
      {},
      h("strong", {}, channel ? placeName(channel) : ""),
      h(
        "span",
        { class: "toast-text" },
        message ? `${authorName(message)}: ${gist(message)}` : "You were mentioned",
      ),
      message ? h("small", {}, fullName(message.ts)) : null,
    ),
  );
}

function openEntry({ channel, message }) {
  const thread = message?.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
  go({ channel, tab: "messages", thread });
}

const placeName = (channel) => (channel.is_im ? channelName(channel) : `#${channelName(channel)}`);
