/** The rich_text block that Slack's own composer makes of a text typed with marks. */

import { h } from "./dom.js";
import { toRichText } from "./editor_value.js";
import { mrkdwn } from "./mrkdwn.js";
import { store } from "./state.js";

/** `[rich_text]` for a text that has bold, quotes, code and so on; undefined for a plain one. */
export function formatted(text) {
  const written = h("div", {}, mrkdwn(withIds(text)));
  if (!written.querySelector("strong, em, s, code, pre, blockquote")) return undefined;
  const block = toRichText(written);
  return block ? [block] : undefined;
}

// What was typed has names where a stored text has ids, and no entities.
function withIds(text) {
  const { people, channels } = store.workspace;
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return escaped
    .replace(/(?<![\p{L}\p{N}_])@([\p{L}\p{N}._-]*[\p{L}\p{N}_])/gu, (typed, name) => {
      if (["here", "channel", "everyone"].includes(name)) return `<!${name}>`;
      const person = people.find((one) => one.name === name);
      return person ? `<@${person.id}>` : typed;
    })
    .replace(/(?<![\p{L}\p{N}_])#([\p{L}\p{N}_-]+)/gu, (typed, name) => {
      const channel = channels.find((one) => !one.is_im && one.name === name);
      return channel ? `<#${channel.id}|${name}>` : typed;
    });
}
