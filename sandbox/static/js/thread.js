/** The thread at the right of its channel. */

import { api } from "./api.js";
import { keptAtEnd } from "./at_end.js";
import { composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { onEscape } from "./escape.js";
import { icon } from "./icons.js";
import { editInPlace } from "./message_actions.js";
import { messageList } from "./messages.js";
import { channelMark } from "./people.js";
import { channelName, channelOf, go, on, store } from "./state.js";
import { coalesced } from "./turns.js";

export function threadView() {
  const node = h("aside", { class: "thread", "aria-label": "Thread", hidden: true });
  const list = messageList({ name: "Thread messages" });
  const scroller = h("div", { class: "scroller", tabIndex: -1 }, list.node);
  const { toEnd } = keptAtEnd(scroller, list.node);
  let shown = "";
  let all = [];
  let firstUnread = null;
  let forget = null;

  const refresh = coalesced(async (isFirst = false) => {
    const { channel: id, thread } = store.place;
    const { user } = store;
    if (!thread) return;
    const answer = await api.thread(user, id, thread).catch(() => null);
    if (!answer || thread !== store.place.thread || user !== store.user) return;
    all = [answer.root, ...answer.replies].filter(Boolean);
    if (isFirst)
      firstUnread = answer.replies.find((one) => one.unread && one.user !== user)?.ts ?? null;
    draw(isFirst);
    if (answer.replies.some((one) => one.unread)) await api.read(user, id, thread).catch(() => {});
  });

  function draw(isFirst) {
    const channel = channelOf(store.place.channel);
    if (!channel) return;
    const count = all.filter((one, at) => at && !one.ephemeral).length;
    list.draw(all, {
      channel,
      isThread: true,
      firstUnread,
      divider: count ? `${count} ${count === 1 ? "reply" : "replies"}` : null,
    });
    if (isFirst) toEnd();
  }

  function show() {
    const { channel: id, thread, tab } = store.place;
    const channel = channelOf(id);
    const isOpen = Boolean(thread && channel && tab === "messages");
    node.hidden = !isOpen;
    document.body.classList.toggle("has-thread", isOpen);
    if (!isOpen) return leave();
    const key = `${store.user} ${id} ${thread}`;
    if (key === shown) return undefined;
    shown = key;
    forget ??= onEscape(close);
    list.forget();
    all = [];
    const made =
      channel.is_member === false
        ? null
        : composer({
            channel,
            thread,
            name: "Reply…",
            onSent: () => {
              toEnd();
              refresh();
            },
            onEditLast: () => editLast(channel),
          });
    fill(node, head(channel), scroller, h("div", { class: "channel-foot" }, made));
    if (made) requestAnimationFrame(() => made.focusField());
    return refresh(true);
  }

  function editLast(channel) {
    const last = all.findLast((one) => one.user === store.user && !one.ephemeral && !one.deleted);
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

  function leave() {
    shown = "";
    forget?.();
    forget = null;
  }

  on("place", show);
  on("changed", ({ channels } = {}) => {
    if (!channels || channels.includes(store.place.channel)) refresh();
  });
  return node;
}

const close = () => go({ thread: null });

function head(channel) {
  return h(
    "header",
    { class: "thread-head" },
    h("h2", {}, "Thread"),
    h(
      "span",
      { class: "thread-place" },
      channel.is_im ? null : channelMark(channel, 12),
      channelName(channel),
    ),
    h("span", { class: "spring" }),
    h(
      "button",
      { type: "button", class: "icon-btn", "aria-label": "Close thread", on: { click: close } },
      icon("close", 16),
    ),
  );
}
