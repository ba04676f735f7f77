/** What can be done with a message: the bar that appears over it, its menu, editing in place. */

import { api } from "./api.js";
import { confirmed } from "./dialog.js";
import { fill, h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { pickEmoji } from "./emoji_picker.js";
import { icon, iconButton } from "./icons.js";
import { plainOf } from "./mrkdwn.js";
import { menu } from "./popover.js";
import { QUICK, react } from "./reactions.js";
import { go, personOf, store } from "./state.js";
import { refused, toast } from "./toasts.js";

export function hoverBar(message, stand, body) {
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
    iconButton(
      "Find another reaction",
      "smile",
      (event) =>
        pickEmoji(event.currentTarget, (name) => react(message, stand, name), { align: "end" }),
      { look: "tool", size: 18 },
    ),
    stand.isThread
      ? null
      : iconButton("Reply in thread", "thread", openThread, { look: "tool", size: 18 }),
    iconButton(
      "More actions for this message",
      "dotsUp",
      (event) => moreMenu(event.currentTarget, message, stand, body),
      { look: "tool", size: 18, menu: true },
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
