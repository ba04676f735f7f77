/** One message: face, name, time, content, and what can be done with it. */

import { api } from "./api.js";
import { blockNodes } from "./blocks/index.js";
import { surfaceOf } from "./blocks/surface.js";
import { confirmed } from "./dialog.js";
import { fill, h, link, safeUrl } from "./dom.js";
import { emojiOf, isOnlyEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { mrkdwn, plainOf } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { menu } from "./popover.js";
import { go, nameOf, personOf, store } from "./state.js";
import { fullName, sinceName, timeOf } from "./time.js";
import { toast } from "./toasts.js";

const dismissed = new Set();

/** The reactions that are one click away. */
const QUICK = ["white_check_mark", "eyes", "raised_hands"];

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
    broadcastLine(message, stand),
    stand.isCompact ? null : head(message, name),
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

/** What a message says in one line, for a preview. */
export function gist(message) {
  return plainOf(message.text ?? "").slice(0, 140);
}

function head(message, name) {
  if (message.deleted) return null;
  const isApp = message.is_bot ?? personOf(message.user)?.is_bot;
  return h(
    "div",
    { class: "message-head" },
    h("span", { class: "author" }, name),
    isApp ? h("span", { class: "app-badge" }, "APP") : null,
    h("time", { class: "when", title: fullName(message.ts) }, timeOf(message.ts)),
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

function fileCard(file) {
  const url = file.url ? safeUrl(file.url) : null;
  const name = file.title || file.name || "File";
  const inner = [
    icon("file", 28),
    h("span", {}, h("strong", {}, name), h("small", {}, sizeName(file))),
  ];
  if (url && /^image\/(png|jpe?g|gif|webp)$/.test(file.mimetype ?? "")) {
    return h(
      "figure",
      { class: "file-image" },
      h("figcaption", {}, name),
      link(url, h("img", { src: url, alt: name, loading: "lazy" })),
    );
  }
  return url
    ? h(
        "a",
        {
          class: "file-card",
          href: url,
          target: "_blank",
          rel: "noopener noreferrer",
          download: name,
        },
        inner,
      )
    : h("div", { class: "file-card" }, inner);
}

function sizeName(file) {
  const kind = file.pretty_type || (file.filetype ?? file.mimetype ?? "File").toUpperCase();
  if (!file.size) return kind;
  return `${kind} · ${
    file.size < 1024
      ? `${file.size} B`
      : file.size < 1_048_576
        ? `${Math.round(file.size / 1024)} KB`
        : `${(file.size / 1_048_576).toFixed(1)} MB`
  }`;
}

function reactions(message, stand) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map(({ name, users = [], count = users.length }) =>
      h(
        "button",
        {
          type: "button",
          class: ["reaction", users.includes(store.user) && "mine"],
          title: users.map(nameOf).join(", "),
          "aria-label": `${count} reacted with ${name}`,
          on: { click: () => react(message, stand, name) },
        },
        emojiOf(name) ?? `:${name}:`,
        " ",
        count,
      ),
    ),
  );
}

const react = (message, { channel }, name) =>
  api.react(store.user, channel.id, message.ts, name).catch(refused);

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

function hoverBar(message, stand, body) {
  const openThread = () =>
    go({ channel: stand.channel.id, thread: message.thread_ts ?? message.ts });
  return h(
    "div",
    { class: "hover-bar", role: "toolbar", "aria-label": "Message actions" },
    QUICK.map((name) =>
      h(
        "button",
        {
          type: "button",
          class: "tool quick",
          title: `React with ${name}`,
          "aria-label": `React with ${name}`,
          on: { click: () => react(message, stand, name) },
        },
        emojiOf(name),
      ),
    ),
    stand.isThread
      ? null
      : h(
          "button",
          {
            type: "button",
            class: "tool",
            title: "Reply in thread",
            "aria-label": "Reply in thread",
            on: { click: openThread },
          },
          icon("thread"),
        ),
    h(
      "button",
      {
        type: "button",
        class: "tool",
        title: "More actions",
        "aria-label": "More actions for this message",
        "aria-haspopup": "menu",
        on: { click: (event) => moreMenu(event.currentTarget, message, stand, body) },
      },
      icon("dotsUp"),
    ),
  );
}

function moreMenu(anchor, message, stand, body) {
  const shortcuts = store.workspace.shortcuts.filter((one) => /^message/.test(one.type));
  const isMine = message.user === store.user;
  menu(
    anchor,
    [
      ...shortcuts.map((one) => ({
        label: one.name,
        icon: icon("bolt", 16),
        choose: () => startOn(one, message, stand),
      })),
      shortcuts.length ? "divider" : null,
      stand.isThread
        ? null
        : {
            label: "Reply in thread",
            icon: icon("thread", 16),
            choose: () =>
              go({ channel: stand.channel.id, thread: message.thread_ts ?? message.ts }),
          },
      {
        label: "Copy text",
        icon: icon("file", 16),
        choose: () => navigator.clipboard?.writeText(plainOf(message.text ?? "")),
      },
      isMine ? "divider" : null,
      isMine
        ? {
            label: "Edit message",
            icon: icon("edit", 16),
            choose: () => editInPlace(message, stand, body),
          }
        : null,
      isMine
        ? {
            label: "Delete message…",
            icon: icon("trash", 16),
            isDanger: true,
            choose: () => remove(message, stand),
          }
        : null,
    ],
    { name: "More actions", align: "end" },
  );
}

async function startOn(shortcut, message, { channel }) {
  const answer = await api
    .shortcut(store.user, shortcut.callback_id, channel.id, message.ts)
    .catch((error) => ({ error: error.message }));
  if (answer.error || answer.ok === false)
    toast({ title: shortcut.name, text: answer.error, isError: true });
}

async function remove(message, { channel }) {
  const isSure = await confirmed({
    title: "Delete message",
    text: "Are you sure you want to delete this message? This cannot be undone.",
    confirm: "Delete",
    deny: "Cancel",
    style: "danger",
  });
  if (isSure) await api.remove(store.user, channel.id, message.ts).catch(refused);
}

/** Turn a message into a field; Enter saves, Escape leaves it as it was. */
export function editInPlace(message, { channel, redraw }, body) {
  const field = h("textarea", {
    class: "edit-field",
    "aria-label": "Edit message",
    value: typedText(message),
    rows: 2,
  });
  const leave = () => redraw();
  const save = async () => {
    if (field.value.trim())
      await api.edit(store.user, channel.id, message.ts, field.value.trim()).catch(refused);
    redraw();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  fill(
    body,
    h(
      "div",
      { class: "edit" },
      field,
      h(
        "div",
        { class: "edit-foot" },
        h("button", { type: "button", class: "btn btn-small", on: { click: leave } }, "Cancel"),
        h(
          "button",
          { type: "button", class: "btn btn-small btn-primary", on: { click: save } },
          "Save",
        ),
      ),
    ),
  );
  field.focus();
}

// A stored text carries ids and entities; the field shows what was typed.
function typedText(message) {
  return String(message.text ?? "")
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${personOf(id)?.name ?? id}`)
    .replace(/<#\w+\|([^>]*)>/g, "#$1")
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<(?:mailto:)?([^>|]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

function refused(error) {
  toast({ title: "That did not work", text: error.message, isError: true });
}
