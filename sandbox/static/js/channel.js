/** The middle of the page: a channel's head, its messages and its composer, or the app's Home. */

import { api } from "./api.js";
import { keptAtEnd } from "./at_end.js";
import { channelHead } from "./channel_head.js";
import { composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { homeView } from "./home.js";
import { editInPlace } from "./message_actions.js";
import { messageList } from "./messages.js";
import { avatar, channelMark } from "./people.js";
import { channelName, channelOf, go, isAppChannel, loadWorkspace, on, store } from "./state.js";
import { coalesced } from "./turns.js";

/** The channel view; it follows the place and what changes there. */
export function channelView() {
  const node = h("main", { class: "channel", "aria-label": "Conversation" });
  const list = messageList({ name: "Messages" });
  const scroller = h("div", { class: "scroller", tabIndex: -1 }, list.node);
  const { toEnd } = keptAtEnd(scroller, list.node);
  const foot = h("div", { class: "channel-foot" });
  const home = homeView();
  let messages = [];
  let firstUnread = null;

  const refresh = coalesced(async (isFirst = false) => {
    const { channel: id } = store.place;
    const { user } = store;
    if (!id || store.place.tab !== "messages") return;
    const answer = await api.channel(user, id).catch(() => null);
    if (!answer || id !== store.place.channel || user !== store.user) return;
    messages = answer.messages;
    if (isFirst) firstUnread = messages.find((one) => one.unread && one.user !== user)?.ts ?? null;
    draw(isFirst);
    if (channelOf(id)?.unread && document.visibilityState === "visible")
      await api.read(user, id).catch(() => {});
  });

  function draw(isFirst) {
    const channel = channelOf(store.place.channel);
    if (!channel) return;
    list.draw(messages, { channel, firstUnread, startNote: beginning(channel) });
    if (isFirst) toEnd();
  }

  function show({ isNewChannel } = {}) {
    const channel = channelOf(store.place.channel);
    if (!channel) return fill(node, h("div", { class: "nothing" }, "Choose a channel."));
    if (!isNewChannel && node.dataset.shown === shownKey()) return undefined;
    node.dataset.shown = shownKey();
    const isHome = store.place.tab === "home";
    fill(node, channelHead(channel), tabs(channel), isHome ? home.node : [scroller, foot]);
    if (isHome) return home.open();
    list.forget();
    messages = [];
    fill(foot, channel.is_member === false ? outsideNote(channel) : newComposer(channel));
    return refresh(true);
  }

  function newComposer(channel) {
    const made = composer({
      channel,
      name: `Message ${channel.is_im ? channelName(channel) : `#${channel.name}`}`,
      onSent: () => {
        toEnd();
        refresh();
      },
      onEditLast: () => editLast(channel),
    });
    if (!store.place.thread) requestAnimationFrame(() => made.focusField());
    return made;
  }

  function editLast(channel) {
    const last = messages.findLast(
      (one) => one.user === store.user && !one.ephemeral && !one.deleted && !one.subtype,
    );
    const body = last && list.nodeOf(last.ts)?.querySelector(".message-body");
    if (body)
      editInPlace(
        last,
        {
          channel,
          redraw: () => {
            list.forget();
            draw(false);
          },
        },
        body,
      );
  }

  on("place", show);
  on("changed", ({ channels } = {}) => {
    if (!channels || channels.includes(store.place.channel)) refresh();
  });
  on("workspace", () => {
    const channel = channelOf(store.place.channel);
    node.querySelector(".channel-head")?.replaceWith(channelHead(channel ?? {}));
  });
  on("focus", () => refresh());
  return node;
}

const shownKey = () =>
  `${store.user} ${store.place.channel} ${store.place.tab} ${channelOf(store.place.channel)?.is_member}`;

function tabs(channel) {
  if (!isAppChannel(channel)) return "";
  return h(
    "div",
    { class: "tabs", role: "tablist", "aria-label": channelName(channel) },
    ["home", "messages"].map((tab) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          class: "tab",
          "aria-selected": String(store.place.tab === tab),
          on: { click: () => go({ tab }) },
        },
        tab === "home" ? "Home" : "Messages",
      ),
    ),
  );
}

function beginning(channel) {
  const name = channelName(channel);
  return {
    sign: `${channel.id} ${name}`,
    make: () =>
      h(
        "div",
        { class: "beginning" },
        h("h2", {}, channel.is_im ? avatar(channel.user, 44) : channelMark(channel, 24), name),
        h(
          "p",
          {},
          channel.is_im
            ? `This is the very beginning of your direct messages with ${name}.`
            : `This is the very beginning of the ${channel.is_private ? "private " : ""}channel.`,
        ),
      ),
  };
}

async function join(channel) {
  await api.join(store.user, channel.id).catch(() => {});
  await loadWorkspace();
  go({ tab: "messages" });
}

function outsideNote(channel) {
  return h(
    "div",
    { class: "outside" },
    h("strong", {}, `#${channel.name}`),
    " You are looking at this channel without being a member. ",
    h(
      "button",
      { type: "button", class: "btn btn-primary", on: { click: () => join(channel) } },
      "Join channel",
    ),
  );
}
