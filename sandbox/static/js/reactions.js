/** Emoji that people have put on a message. */

import { api } from "./api.js";
import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { nameOf, store } from "./state.js";
import { refused } from "./toasts.js";

/** The reactions that are one click away. */
export const QUICK = ["white_check_mark", "eyes", "raised_hands"];

export function reactions(message, stand) {
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

export const react = (message, { channel }, name) =>
  api.react(store.user, channel.id, message.ts, name).catch(refused);
