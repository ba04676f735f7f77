/** Where one writes: a field, its formatting, its commands. */

import { api } from "./api.js";
import { complete, isGlobal } from "./completion.js";
import { emojiOf } from "./emoji.js";
import { pickEmoji } from "./emoji_picker.js";
import { formatted } from "./formatted.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./popover.js";
import { store } from "./state.js";
import { toast } from "./toasts.js";

const drafts = new Map();

const MARKS = [
  { name: "Bold", icon: "bold", around: "*", key: "b" },
  { name: "Italic", icon: "italic", around: "_", key: "i" },
  { name: "Strikethrough", icon: "strike", around: "~" },
  { name: "Code", icon: "code", around: "`" },
  { name: "Quote", icon: "quote", before: "> " },
  { name: "Bulleted list", icon: "bullets", before: "• " },
  { name: "Code block", icon: "codeblock", around: "```" },
];

/**
 * A composer for a channel, or for a thread when `thread` (its root's ts) is given.
 * `onSent` is called when the server has taken the message; `onEditLast` when the arrow up asks for it.
 */
export function composer({ channel, thread, name, onSent, onEditLast }) {
  const key = `${store.user} ${channel.id} ${thread ?? ""}`;
  const field = h("textarea", {
    class: "composer-field",
    rows: 1,
    placeholder: name,
    "aria-label": name,
    value: drafts.get(key) ?? "",
    role: "textbox",
    "aria-multiline": "true",
  });
  const notice = h("div", { class: "composer-notice", role: "alert" });
  const hint = h("div", { class: "composer-hint" });
  const also = thread ? h("input", { type: "checkbox" }) : null;
  const sendButton = h(
    "button",
    {
      type: "button",
      class: "send",
      "aria-label": "Send now",
      disabled: true,
      on: { click: () => send() },
    },
    icon("send"),
  );
  const root = h(
    "div",
    { class: "composer-frame" },
    notice,
    h(
      "div",
      { class: "composer" },
      marks(field),
      field,
      hint,
      h("div", { class: "composer-foot" }, tools(), h("span", { class: "spring" }), sendButton),
    ),
    also
      ? h(
          "label",
          { class: "also" },
          also,
          `Also send to ${channel.is_im ? "this conversation" : `#${channel.name}`}`,
        )
      : null,
  );

  async function send() {
    const text = field.value.trim();
    if (!text || root.classList.contains("is-busy")) return;
    const refused = refusal(text, thread);
    if (refused) {
      fill(notice, refused);
      return;
    }
    root.classList.add("is-busy");
    try {
      await (text.startsWith("/")
        ? run(text)
        : api.post({
            user: store.user,
            channel: channel.id,
            text,
            thread_ts: thread,
            broadcast: also?.checked || undefined,
            blocks: formatted(text),
          }));
      clear();
      changed();
      onSent?.();
    } catch (error) {
      fill(notice, `This was not sent: ${error.message}`);
    } finally {
      root.classList.remove("is-busy");
    }
  }

  async function run(text) {
    const answer = await api.command(store.user, channel.id, text);
    if (answer.ok === false || answer.error)
      throw new Error(answer.error ?? "the app did not answer");
  }

  function clear() {
    field.value = "";
    if (also) also.checked = false;
  }

  function changed() {
    drafts.set(key, field.value);
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 260)}px`;
    sendButton.disabled = !field.value.trim();
    fill(notice);
    fill(hint, thread ? null : usage(field.value));
  }

  function tools() {
    return [
      h(
        "button",
        {
          type: "button",
          class: "tool tool-round",
          "aria-label": "Attach and shortcuts",
          "aria-haspopup": "menu",
          on: { click: (event) => attach(event.currentTarget) },
        },
        icon("plus", 16),
      ),
      tool("Mention someone", "at", () => insert(field, "@")),
      tool("Emoji", "smile", (event) =>
        pickEmoji(event.currentTarget, (name) => insert(field, emojiOf(name)), { side: "above" }),
      ),
      thread
        ? null
        : tool("Run a command", "bolt", () => {
            if (!field.value) insert(field, "/");
          }),
    ];
  }

  function attach(anchor) {
    const shortcuts = thread ? [] : store.workspace.shortcuts.filter(isGlobal);
    menu(
      anchor,
      [
        { label: "Upload a file", icon: icon("file"), choose: () => pickFile() },
        shortcuts.length ? "divider" : null,
        ...shortcuts.map((one) => ({
          label: one.name,
          icon: icon("bolt"),
          choose: () => start(one),
        })),
      ],
      { name: "Attach and shortcuts", side: "above" },
    );
  }

  function pickFile() {
    const picker = h("input", { type: "file", "aria-label": "File", hidden: true });
    picker.addEventListener("change", async () => {
      const [file] = picker.files;
      picker.remove();
      if (!file) return;
      await api.upload(store.user, channel.id, thread, file).then(
        () => onSent?.(),
        (error) => fill(notice, `The file was not sent: ${error.message}`),
      );
    });
    root.append(picker);
    picker.click();
  }

  field.addEventListener("input", changed);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && !field.value) {
      onEditLast?.();
    }
  });
  complete(
    field,
    { people: true, channels: true, emoji: true, commands: !thread },
    { onShortcut: start },
  );
  // The height is only known once the field stands in the page.
  requestAnimationFrame(changed);
  root.focusField = () => field.focus({ preventScroll: true });
  return root;
}

/** Start a global shortcut. */
async function start(shortcut) {
  const answer = await api
    .shortcut(store.user, shortcut.callback_id)
    .catch((error) => ({ error: error.message }));
  if (answer.error || answer.ok === false)
    toast({ title: shortcut.name, text: answer.error, isError: true });
}

function refusal(text, thread) {
  const [command] = text.split(/\s/);
  if (!/^\/\w/.test(text)) return null;
  if (thread) return `${command} is not supported in threads. Sorry!`;
  if (store.workspace.commands.some((one) => one.command === command)) return null;
  return `${command} is not a valid command. In Slack, all messages that start with the “/” character are taken for commands.`;
}

function usage(text) {
  const command = store.workspace.commands.find((one) => text.startsWith(`${one.command} `));
  if (!command) return null;
  return [
    h("strong", {}, command.command),
    " ",
    h("span", { class: "usage" }, command.usage_hint ?? ""),
    h("small", {}, command.description ?? ""),
  ];
}

function marks(field) {
  return h(
    "div",
    { class: "composer-bar", role: "toolbar", "aria-label": "Formatting" },
    MARKS.map((mark) => {
      field.addEventListener("keydown", (event) => {
        if (!mark.key || event.key !== mark.key || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        apply(field, mark);
      });
      return tool(mark.name, mark.icon, () => apply(field, mark));
    }),
  );
}

function tool(name, drawn, use) {
  return h(
    "button",
    {
      type: "button",
      class: "tool",
      title: name,
      "aria-label": name,
      on: { mousedown: (event) => event.preventDefault(), click: use },
    },
    icon(drawn, 16),
  );
}

function apply(field, { around, before }) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const chosen = value.slice(from, to);
  const text = around
    ? `${around}${chosen}${around}`
    : chosen
        .split("\n")
        .map((line) => before + line)
        .join("\n");
  field.setRangeText(text, from, to, "end");
  if (around && !chosen) field.selectionStart = field.selectionEnd = from + around.length;
  field.focus();
  field.dispatchEvent(new Event("input"));
}

function insert(field, text) {
  field.focus();
  const needsSpace =
    field.selectionStart > 0 && !/\s$/.test(field.value.slice(0, field.selectionStart));
  field.setRangeText(
    `${needsSpace ? " " : ""}${text}`,
    field.selectionStart,
    field.selectionEnd,
    "end",
  );
  field.dispatchEvent(new Event("input"));
}
