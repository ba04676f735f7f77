/** How a person, an app or a channel is shown: face, name, mark. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf, personOf } from "./state.js";

const COLOURS = [
  "#7d3c98",
  "#1f618d",
  "#117a65",
  "#b9770e",
  "#a93226",
  "#2e4053",
  "#9c640c",
  "#5b2c6f",
];

/** A square face with initials; an app shows a bell. */
export function avatar(id, size = 36, name = nameOf(id)) {
  const person = personOf(id);
  const isApp = person?.is_bot;
  return h(
    "span",
    {
      class: ["avatar", isApp && "avatar-app"],
      style: {
        width: `${size}px`,
        height: `${size}px`,
        fontSize: `${size * 0.4}px`,
        background: isApp ? "" : colourOf(person, id),
      },
      "aria-hidden": "true",
    },
    isApp ? icon("bell", size * 0.62) : initials(name),
  );
}

export function channelMark(channel, size = 16) {
  return icon(channel.is_private ? "lock" : "hash", size);
}

/** A person's name in a text, as in "@Ana". */
export function mention(id, label, isSelf) {
  return h(
    "span",
    { class: ["mention", isSelf && "mention-me"], dataset: { user: id } },
    `@${label ?? nameOf(id)}`,
  );
}

function initials(name) {
  const words = String(name ?? "?")
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .trim()
    .split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return (
    letters
      .map((word) => [...word][0] ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}

function colourOf(person, id) {
  const given = String(person?.color ?? "").replace(/^#/, "");
  if (/^[0-9a-f]{6}$/i.test(given)) return `#${given}`;
  const sum = [...String(id ?? "?")].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return COLOURS[sum % COLOURS.length];
}
