/** A rich_text block, from JSON to DOM nodes. */

import { h, link } from "./dom.js";
import { emojiOf } from "./emoji.js";
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
  lists: (part) => listTree(part.lists),
};

// Slack sends a nested list as neighbours with growing indents; together they make one tree.
function joinedLists(elements) {
  const joined = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (element.type !== "rich_text_list") joined.push(element);
    else if (last?.type === "lists" && !element.offset) last.lists.push(element);
    else joined.push({ type: "lists", lists: [element] });
  }
  return joined;
}

function listTree(lists) {
  const root = h("div", { class: "rt-lists" });
  const open = [];
  for (const list of lists) {
    const indent = list.indent ?? 0;
    while (open.length && open.at(-1).indent > indent) open.pop();
    open.push({ indent, node: placedList(list, indent, open, root) });
  }
  return root;
}

function placedList(list, indent, open, root) {
  const items = list.elements.map((item) => h("li", {}, leaves(item.elements)));
  const same = open.at(-1)?.indent === indent ? open.pop() : null;
  if (same && same.node.tagName === tagOf(list)) {
    same.node.append(...items);
    return same.node;
  }
  const node = h(tagOf(list), { class: ["rt-list", `rt-indent-${indent % 3}`, barred(list)],
    start: list.offset ? list.offset + 1 : null }, items);
  (open.at(-1)?.node.lastElementChild ?? root).append(node);
  return node;
}

const tagOf = (list) => (list.style === "ordered" ? "OL" : "UL");
const barred = (part) => (part.border ? "rt-border" : "");

function leaves(elements) {
  return (elements ?? []).flatMap((leaf) => (LEAVES[leaf.type] ? styled(LEAVES[leaf.type](leaf), leaf.style) : []));
}

const LEAVES = {
  text: (leaf) => lines(leaf.text),
  link: (leaf) => [link(leaf.url, leaf.text || leaf.url)],
  user: (leaf) => [mention(leaf.user_id, undefined, leaf.user_id === store.user)],
  usergroup: (leaf) => [h("span", { class: "mention" }, `@${leaf.usergroup_id}`)],
  channel: (leaf) => [channelLink(leaf.channel_id, channelOf(leaf.channel_id)?.name)],
  broadcast: (leaf) => [h("span", { class: "mention mention-all" }, `@${leaf.range}`)],
  emoji: (leaf) => [emojiOf(leaf.name) ?? fromCodes(leaf.unicode) ?? `:${leaf.name}:`],
  date: (leaf) => [h("time", { title: leaf.fallback ?? "" }, dateTokens(leaf.timestamp, leaf.format ?? "{date}"))],
  color: (leaf) => [h("span", { class: "rt-colour" }, leaf.value)],
  rich_text_section: (leaf) => leaves(leaf.elements),
};

const TAGS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

function styled(nodes, style = {}) {
  return Object.entries(TAGS).reduce(
    (inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), nodes);
}

function fromCodes(codes) {
  if (!/^[0-9a-f-]+$/i.test(codes ?? "")) return null;
  return String.fromCodePoint(...codes.split("-").map((code) => Number.parseInt(code, 16)));
}
