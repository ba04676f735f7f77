/** One message: face, name, time, content, and what can be done with it. */

import { api } from "./api.js";
import { blockNodes } from "./blocks/index.js";
import { surfaceOf } from "./blocks/surface.js";
import { h } from "./dom.js";
import { isOnlyEmoji } from "./emoji.js";
import { fileCard } from "./files.js";
import { icon } from "./icons.js";
import { hoverBar } from "./message_actions.js";
import { mrkdwn, plainOf } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { reactions } from "./reactions.js";
import { go, nameOf, personOf, store } from "./state.js";
import { fullName, sinceName, stampOf, timeOf } from "./time.js";

const dismissed = new Set();

/** Whether a message was put away by its only reader. */
export const isDismissed = (message) => dismissed.has(message.ts);

/**
 * A message's node. `stand` says where it stands: `{channel, isThread, isCompact, root, redraw}`;
 * `root` is the thread's first message when this one was also sent to the channel.
 */
export function messageNode(message, stand) {
  const name = authorName(message);
  const node = h("article", {
    class: [
      "message",
      stand.isCompact && "compact",
      message.ephemeral && "ephemeral",
      message.deleted && "tombstone",
    ],
    "aria-label": `${name}, ${timeOf(message.ts)}`,
    dataset: { ts: message.ts },
    tabIndex: -1,
  });
  const body = h(
    "div",
    { class: "message-body" },
    stand.isCompact ? null : head(message, name, stand),
    broadcastLine(message, stand),
    content(message, stand),
    (message.files ?? []).map(fileCard),
    reactions(message, stand),
    stand.isThread ? null : replyBar(message, stand),
  );
  node.append(
    message.ephemeral
      ? h(
          "div",
          { class: "only-you" },
          icon("eye", 14),
          "Only visible to you",
          h(
            "button",
            {
              type: "button",
              class: "dismiss",
              on: { click: () => dismiss(message, stand, node) },
            },
            "Dismiss",
          ),
        )
      : "",
    h(
      "div",
      { class: "message-row" },
      h(
        "div",
        { class: "gutter" },
        stand.isCompact
          ? h("time", { class: "side-time" }, timeOf(message.ts).replace(/ [AP]M$/, ""))
          : message.deleted
            ? h("span", { class: "avatar avatar-gone" }, icon("trash", 18))
            : avatar(message.user, 36, name),
      ),
      body,
    ),
  );
  if (!message.ephemeral && !message.deleted) node.append(hoverBar(message, stand, body));
  return node;
}

export function authorName(message) {
  const person = personOf(message.user);
  const isOwnName = !message.username || message.username === person?.name;
  return (isOwnName && person ? nameOf(message.user) : message.username) || "Slackbot";
}

/** What a message says in one line, for a preview; of files alone, what they are called. */
export function gist(message) {
  const files = (message.files ?? []).map((file) => file.title || file.name);
  return (plainOf(message.text ?? "") || files.join(", ")).slice(0, 140);
}

function head(message, name, { isThread }) {
  if (message.deleted) return null;
  const isApp = message.is_bot ?? personOf(message.user)?.is_bot;
  return h(
    "div",
    { class: "message-head" },
    h("span", { class: "author" }, name),
    isApp ? h("span", { class: "app-badge" }, "APP") : null,
    h(
      "time",
      { class: "when", title: fullName(message.ts) },
      isThread ? stampOf(message.ts) : timeOf(message.ts),
    ),
  );
}

function broadcastLine(message, { isThread, root, channel }) {
  if (message.subtype !== "thread_broadcast") return null;
  if (isThread)
    return h("div", { class: "broadcast" }, icon("hash", 12), "Also sent to the channel");
  return h(
    "div",
    { class: "broadcast" },
    "replied to a thread: ",
    h(
      "button",
      {
        type: "button",
        class: "linkish",
        on: { click: () => go({ channel: channel.id, thread: message.thread_ts }) },
      },
      (root && gist(root)) || "show thread",
    ),
  );
}

function content(message, { channel }) {
  if (message.deleted) return h("div", { class: "content gone" }, "This message was deleted.");
  const edited = message.edited
    ? h("span", { class: "edited", title: "Edited" }, " (edited)")
    : null;
  if (isDrawnFromBlocks(message)) {
    const surface = surfaceOf("message", {
      type: "message",
      channel: channel.id,
      ts: message.ts,
      ...(message.ephemeral ? { is_ephemeral: true } : {}),
    });
    return h("div", { class: "content blocks" }, blockNodes(message.blocks, surface), edited);
  }
  const isLarge = message.text && isOnlyEmoji(message.text);
  return h(
    "div",
    {
      class: [
        "content",
        isLarge && "large-emoji",
        /_(join|leave|topic|purpose|name)$/.test(message.subtype ?? "") && "system",
      ],
    },
    mrkdwn(message.text),
    edited,
  );
}

// What a person typed keeps its marks only in the text; the block made of it is literal.
function isDrawnFromBlocks(message) {
  if (!message.blocks?.length) return false;
  const isApp = message.is_bot ?? personOf(message.user)?.is_bot;
  return isApp || message.blocks.some((block) => block.type !== "rich_text");
}

function dismiss(message, { channel }, node) {
  node.remove();
  dismissed.add(message.ts);
  return api.remove(store.user, channel.id, message.ts).catch(() => {});
}

function replyBar(message, { channel }) {
  if (!message.reply_count || message.subtype === "thread_broadcast") return null;
  const faces = (message.reply_users ?? []).slice(0, 4).map((id) => avatar(id, 24));
  const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  return h(
    "button",
    {
      type: "button",
      class: "reply-bar",
      "aria-label": count,
      on: { click: () => go({ channel: channel.id, thread: message.ts }) },
    },
    faces,
    h("span", { class: "reply-count" }, count),
    message.latest_reply
      ? h(
          "span",
          { class: "last-reply" },
          h("span", { class: "last-when" }, `Last reply ${sinceName(message.latest_reply)}`),
          h("span", { class: "view-thread" }, "View thread"),
        )
      : null,
    h("span", { class: "chevron" }, icon("right", 14)),
  );
}
