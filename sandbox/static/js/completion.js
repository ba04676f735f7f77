/** The list that helps while one types: people after @, channels after #, emoji after :, commands after /. */

import { fill, h, uid } from "./dom.js";
import { channelToken, mentionToken } from "./editor_value.js";
import { emojiLike } from "./emoji.js";
import { onEscape } from "./escape.js";
import { icon } from "./icons.js";
import { avatar, channelMark } from "./people.js";
import { store } from "./state.js";

const MOST = 8;

/**
 * Offer completions in a textarea or an editor. `wanted` says which kinds:
 * `{people, channels, emoji, commands}`; `onShortcut` runs a global shortcut chosen after "/".
 */
export function complete(field, wanted, { onShortcut } = {}) {
  const list = h("div", {
    class: "complete",
    role: "listbox",
    id: uid("complete"),
    "aria-label": "Suggestions",
  });
  const state = { offers: [], at: 0, typed: null, forget: null };

  function look() {
    const typed = typedBefore(field);
    const kind = typed ? KINDS.find((one) => wanted[one.name] && one.starts.test(typed)) : null;
    const match = kind?.starts.exec(typed);
    const offers = match ? kind.offers(match.groups.word.toLowerCase()) : [];
    if (!offers.length) return close();
    Object.assign(state, { offers, at: 0, typed: match.groups.typed });
    return show(kind);
  }

  function show(kind) {
    state.forget ??= onEscape(close);
    fill(
      list,
      h("div", { class: "complete-head", role: "presentation" }, kind.title),
      state.offers.map((offer, at) =>
        h(
          "div",
          {
            class: "complete-offer",
            role: "option",
            id: `${list.id}-${at}`,
            on: { pointerdown: (event) => event.preventDefault(), click: () => choose(offer) },
          },
          offer.picture,
          h("span", { class: "complete-label" }, offer.label),
          h("span", { class: "complete-hint" }, offer.hint ?? ""),
        ),
      ),
    );
    document.body.append(list);
    const box = (field.closest(".composer, .editor") ?? field).getBoundingClientRect();
    Object.assign(list.style, {
      left: `${box.left}px`,
      width: `${Math.max(box.width, 280)}px`,
      bottom: `${innerHeight - box.top + 8}px`,
    });
    if (box.top < 260) Object.assign(list.style, { bottom: "auto", top: `${box.bottom + 4}px` });
    mark();
  }

  function mark() {
    [...list.querySelectorAll("[role=option]")].forEach((row, at) => {
      row.setAttribute("aria-selected", String(at === state.at));
      if (at === state.at) row.scrollIntoView({ block: "nearest" });
    });
    field.setAttribute("aria-activedescendant", `${list.id}-${state.at}`);
  }

  function choose(offer) {
    const { typed } = state;
    close();
    if (offer.shortcut) {
      replaceTyped(field, typed, { text: "" });
      onShortcut?.(offer.shortcut);
    } else {
      replaceTyped(field, typed, offer);
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  function close() {
    state.forget?.();
    state.forget = null;
    list.remove();
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener(
    "keydown",
    (event) => {
      if (!list.isConnected) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) state.at = (state.at + step + state.offers.length) % state.offers.length;
      else if (event.key === "Enter" || event.key === "Tab") {
        // A command that is typed out is sent, not completed again.
        if (event.key === "Enter" && state.offers[state.at].text?.trim() === state.typed)
          return close();
        choose(state.offers[state.at]);
      } else return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (step) mark();
    },
    true,
  );
  field.addEventListener("input", look);
  field.addEventListener("blur", close);
}

const KINDS = [
  {
    name: "commands",
    title: "Commands and shortcuts",
    starts: /^(?<typed>\/(?<word>\S*))$/,
    offers: commands,
  },
  {
    name: "people",
    title: "People",
    starts: /(?:^|[\s(])(?<typed>@(?<word>[\p{L}\p{N}._-]*))$/u,
    offers: people,
  },
  {
    name: "channels",
    title: "Channels",
    starts: /(?:^|[\s(])(?<typed>#(?<word>[\p{L}\p{N}_-]*))$/u,
    offers: channels,
  },
  {
    name: "emoji",
    title: "Emoji",
    starts: /(?:^|[\s(])(?<typed>:(?<word>[a-z0-9_+-]{2,}))$/,
    offers: emoji,
  },
];

function commands(word) {
  const { commands: known = [], shortcuts = [] } = store.workspace;
  const typed = known
    .filter((one) => one.command.slice(1).toLowerCase().startsWith(word))
    .map((one) => ({
      text: `${one.command} `,
      label: h(
        "span",
        {},
        h("strong", {}, one.command),
        " ",
        h("span", { class: "usage" }, one.usage_hint ?? ""),
      ),
      hint: one.description,
      picture: icon("bolt"),
    }));
  const chosen = shortcuts
    .filter((one) => isGlobal(one) && one.name.toLowerCase().includes(word))
    .map((one) => ({
      shortcut: one,
      label: h("strong", {}, one.name),
      hint: "Shortcut",
      picture: icon("bolt"),
    }));
  return [...typed, ...chosen];
}

/** Whether a shortcut is started from anywhere rather than from a message. */
export const isGlobal = (shortcut) => !/^message/.test(shortcut.type);

function people(word) {
  const found = store.workspace.people
    .filter((one) =>
      `${one.name} ${one.real_name}`
        .toLowerCase()
        .split(/[\s.]/)
        .some((part) => part.startsWith(word)),
    )
    .map((one) => ({
      text: `@${one.name} `,
      node: () => mentionToken(one.id),
      picture: avatar(one.id, 20),
      label: h(
        "span",
        {},
        h("strong", {}, one.real_name || one.name),
        " ",
        h("span", { class: "usage" }, one.name),
      ),
      hint: one.title,
    }));
  const all = ["here", "channel"]
    .filter((range) => word && range.startsWith(word))
    .map((range) => ({
      text: `@${range} `,
      label: h("strong", {}, `@${range}`),
      picture: icon("bell"),
      hint: range === "here" ? "Notify everyone who is online" : "Notify everyone in this channel",
    }));
  return [...found.slice(0, MOST), ...all];
}

function channels(word) {
  return store.workspace.channels
    .filter((one) => !one.is_im && one.name.toLowerCase().includes(word))
    .slice(0, MOST)
    .map((one) => ({
      text: `#${one.name} `,
      node: () => channelToken(one.id),
      label: h("strong", {}, one.name),
      hint: one.topic,
      picture: channelMark(one),
    }));
}

function emoji(word) {
  return emojiLike(word, MOST).map(({ name, sign }) => ({
    text: `${sign} `,
    label: `:${name}:`,
    picture: h("span", {}, sign),
  }));
}

function typedBefore(field) {
  if (field.value !== undefined) return field.value.slice(0, field.selectionStart);
  const { anchorNode, anchorOffset, isCollapsed } = getSelection();
  if (!isCollapsed || anchorNode?.nodeType !== Node.TEXT_NODE || !field.contains(anchorNode))
    return null;
  return anchorNode.data.slice(0, anchorOffset);
}

function replaceTyped(field, typed, offer) {
  if (field.value !== undefined) {
    const end = field.selectionStart;
    field.setRangeText(offer.text, end - typed.length, end, "end");
    return;
  }
  const { anchorNode, anchorOffset } = getSelection();
  const range = document.createRange();
  range.setStart(anchorNode, anchorOffset - typed.length);
  range.setEnd(anchorNode, anchorOffset);
  range.deleteContents();
  const space = document.createTextNode(offer.node ? "\u00a0" : offer.text);
  range.insertNode(space);
  if (offer.node) range.insertNode(offer.node());
  getSelection().collapse(space, space.data.length);
}
