/** A run of messages, drawn so that what did not change is not touched. */

import { h } from "./dom.js";
import { authorName, isDismissed, messageNode } from "./message.js";
import { unpressed } from "./press.js";
import { now, store } from "./state.js";
import { dayKey, dayName, millis } from "./time.js";

const TOGETHER = 5 * 60_000;

// Texts such as "today at 9" age; an hour is often enough to write them anew.
const HOUR = 3_600_000;

/** A list that holds its nodes by message; `draw(messages, stand)` brings it up to date. */
export function messageList({ name }) {
  const node = h("div", {
    class: "messages",
    role: "log",
    "aria-label": name,
    "aria-live": "polite",
  });
  let drawn = new Map();

  function draw(messages, { channel, isThread = false, firstUnread, startNote, divider }) {
    const fresh = new Map();
    const shown = messages.filter((message) => !isDismissed(message));
    const wanted = [];
    const place = (key, sign, make) => {
      const known = drawn.get(key);
      const kept = known?.sign === sign ? known : { sign, node: make() };
      fresh.set(key, kept);
      wanted.push(kept.node);
    };
    if (startNote) place("start", startNote.sign, startNote.make);
    shown.forEach((message, at) => {
      const before = shown[at - 1];
      separators(place, message, before, { isThread, firstUnread });
      const root =
        message.subtype === "thread_broadcast" &&
        messages.find((one) => one.ts === message.thread_ts);
      const stand = {
        channel,
        isThread,
        root,
        isCompact: isCompact(message, before, firstUnread) && !(isThread && at === 1),
        redraw: () => {
          drawn.delete(message.ts);
          draw(messages, { channel, isThread, firstUnread, startNote, divider });
        },
      };
      place(message.ts, signOf(message, stand), () => messageNode(message, stand));
      if (isThread && at === 0 && divider) place("replies", divider, () => repliesLine(divider));
    });
    drawn = fresh;
    arrange(node, wanted);
  }

  return {
    node,
    draw: (...shown) => unpressed(node, () => draw(...shown)),
    nodeOf: (ts) => drawn.get(ts)?.node,
    forget: () => {
      drawn = new Map();
      node.replaceChildren();
    },
  };
}

// Nodes that stay are not moved: moving one would close its menus and lose the focus in it.
function arrange(node, wanted) {
  const keep = new Set(wanted);
  for (const child of [...node.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (node.children[at] !== child) node.insertBefore(child, node.children[at] ?? null);
  });
}

function separators(place, message, before, { isThread, firstUnread }) {
  const isNewDay = !isThread && (!before || dayKey(before.ts) !== dayKey(message.ts));
  if (isNewDay) place(`day ${dayKey(message.ts)}`, dayName(message.ts), () => dayLine(message));
  if (firstUnread === message.ts) place("unread", "unread", unreadLine);
}

function isCompact(message, before, firstUnread) {
  if (!before || message.ephemeral || before.ephemeral || before.deleted || message.deleted)
    return false;
  if (message.subtype || before.subtype || firstUnread === message.ts) return false;
  if (isCard(message) || isCard(before)) return false;
  return (
    before.user === message.user &&
    authorName(before) === authorName(message) &&
    dayKey(before.ts) === dayKey(message.ts) &&
    millis(message.ts) - millis(before.ts) < TOGETHER
  );
}

// A card of an app stands for itself, whoever posted before it.
const isCard = (message) => message.is_bot && message.blocks?.length > 0;

// Everything that shows: when it is equal, the node may stay.
function signOf(message, { isCompact: compact, root }) {
  const { unread, ...shown } = message;
  return JSON.stringify([shown, compact, root && root.text, store.user, Math.floor(now() / HOUR)]);
}

function dayLine(message) {
  return h("div", { class: "day-line", role: "separator" }, h("span", {}, dayName(message.ts)));
}

function unreadLine() {
  return h(
    "div",
    { class: "unread-line", role: "separator", "aria-label": "New messages" },
    h("span", {}, "New"),
  );
}

function repliesLine(text) {
  return h("div", { class: "replies-line" }, h("span", {}, text));
}
