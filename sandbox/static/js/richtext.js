/** A rich_text block, from JSON to DOM nodes. */

import { h, link } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { joinedLists, listTree } from "./lists.js";
import { lines } from "./mrkdwn.js";
import { mention } from "./people.js";
import { channelLink } from "./places.js";
import { channelOf, store } from "./state.js";
import { dateTokens } from "./time.js";

/** The nodes of a rich_text block's `elements`. */
export function richText(elements) {
  return joinedLists(elements ?? []).map((element) => PARTS[element.type]?.(element) ?? null);
}

const PARTS = {
  rich_text_section: (part) => h("div", { class: "rt-section" }, leaves(part.elements)),
  rich_text_quote: (part) => h("blockquote", { class: barred(part) }, leaves(part.elements)),
  rich_text_preformatted: (part) => h("pre", { class: "mk-pre" }, leaves(part.elements)),
  lists: (part) => listTree(part.lists, (item) => leaves(item.elements)),
};

const barred = (part) => (part.border ? "rt-border" : "");

function leaves(elements) {
  return (elements ?? []).flatMap((leaf) =>
    LEAVES[leaf.type] ? styled(LEAVES[leaf.type](leaf), leaf.style) : [],
  );
}

const LEAVES = {
  text: (leaf) => lines(leaf.text),
  link: (leaf) => [link(leaf.url, leaf.text || leaf.url)],
  user: (leaf) => [mention(leaf.user_id, undefined, leaf.user_id === store.user)],
  usergroup: (leaf) => [h("span", { class: "mention" }, `@${leaf.usergroup_id}`)],
  channel: (leaf) => [channelLink(leaf.channel_id, channelOf(leaf.channel_id)?.name)],
  broadcast: (leaf) => [h("span", { class: "mention mention-all" }, `@${leaf.range}`)],
  emoji: (leaf) => [emojiOf(leaf.name) ?? fromCodes(leaf.unicode) ?? `:${leaf.name}:`],
  date: (leaf) => [
    h("time", { title: leaf.fallback ?? "" }, dateTokens(leaf.timestamp, leaf.format ?? "{date}")),
  ],
  color: (leaf) => [h("span", { class: "rt-colour" }, leaf.value)],
  rich_text_section: (leaf) => leaves(leaf.elements),
};

const TAGS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

function styled(nodes, style = {}) {
  return Object.entries(TAGS).reduce(
    (inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner),
    nodes,
  );
}

function fromCodes(codes) {
  if (!/^[0-9a-f-]+$/i.test(codes ?? "")) return null;
  return String.fromCodePoint(...codes.split("-").map((code) => Number.parseInt(code, 16)));
}
