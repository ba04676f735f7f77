/** Between what stands in the editor and a rich_text block, both ways. */

import { h } from "./dom.js";
import { emojiOf, emojiParts } from "./emoji.js";
import { joinedLists, listTree } from "./lists.js";
import { channelOf, nameOf } from "./state.js";

/** The editor's content as `{type: "rich_text", elements}`, or null when it is empty. */
export function toRichText(area) {
  const elements = [];
  for (const node of area.childNodes) place(elements, node);
  const written = elements.map(trimmed).filter((element) => element.elements.length);
  return written.length ? { type: "rich_text", elements: written } : null;
}

/** Nodes that show a rich_text block in the editor. */
export function fromRichText(block) {
  return joinedLists(block?.elements ?? []).flatMap(
    (element) => SHOWN[element.type]?.(element) ?? [],
  );
}

function place(elements, node) {
  if (node.nodeName === "UL" || node.nodeName === "OL") elements.push(...listsOf(node, 0));
  else if (node.nodeName === "BLOCKQUOTE")
    elements.push({ type: "rich_text_quote", elements: leavesOf(node) });
  else if (node.nodeName === "PRE")
    elements.push({ type: "rich_text_preformatted", elements: leavesOf(node) });
  else if (isBox(node) && [...node.childNodes].some((child) => isBlock(child))) {
    for (const child of node.childNodes) place(elements, child);
  } else addLine(elements, node);
}

const isBox = (node) => ["DIV", "P"].includes(node.nodeName);
const isBlock = (node) => ["UL", "OL", "BLOCKQUOTE", "PRE", "DIV", "P"].includes(node.nodeName);

// Lines that follow each other are one section; a new line of the editor is "\n" in it.
function addLine(elements, node) {
  const last = elements.at(-1);
  const line = isBox(node) ? leavesOf(node) : leaves(node, {});
  const isSameLine = !isBox(node) && last?.isOpen;
  if (last?.type !== "rich_text_section") {
    elements.push({ type: "rich_text_section", elements: line, isOpen: !isBox(node) });
    return;
  }
  if (!isSameLine) push(last.elements, { type: "text", text: "\n" });
  for (const leaf of line) push(last.elements, leaf);
  last.isOpen = !isBox(node);
}

function listsOf(list, indent) {
  const style = list.nodeName === "OL" ? "ordered" : "bullet";
  const lists = [];
  let open = null;
  for (const item of list.children) {
    if (item.nodeName === "UL" || item.nodeName === "OL") {
      lists.push(...listsOf(item, indent + 1));
      open = null;
      continue;
    }
    const inner = [...item.children].filter((child) => ["UL", "OL"].includes(child.nodeName));
    const own = [...item.childNodes].filter((child) => !inner.includes(child));
    const section = {
      type: "rich_text_section",
      elements: own.flatMap((child) => leaves(child, {})),
    };
    if (!open) lists.push((open = { type: "rich_text_list", style, indent, elements: [] }));
    open.elements.push(section);
    if (inner.length) {
      lists.push(...inner.flatMap((one) => listsOf(one, indent + 1)));
      open = null;
    }
  }
  return lists;
}

function leavesOf(node) {
  const found = [];
  for (const child of node.childNodes) {
    if (isBox(child) && found.length) push(found, { type: "text", text: "\n" });
    for (const leaf of leaves(child, {})) push(found, leaf);
  }
  return found;
}

const STYLES = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  CODE: "code",
};

function leaves(node, style) {
  if (node.nodeType === Node.TEXT_NODE) return textLeaves(node.data.replace(/\u00a0/g, " ").replace(/\u200b/g, ""), style);
  if (node.nodeName === "BR")
    return node.nextSibling || node.previousSibling?.nodeName === "BR"
      ? [{ type: "text", text: "\n" }]
      : [];
  if (node.dataset?.user) return [styled({ type: "user", user_id: node.dataset.user }, style)];
  if (node.dataset?.channel)
    return [styled({ type: "channel", channel_id: node.dataset.channel }, style)];
  if (node.dataset?.range) return [{ type: "broadcast", range: node.dataset.range }];
  if (node.nodeName === "A") {
    return [
      styled({ type: "link", url: node.getAttribute("href"), text: node.textContent }, style),
    ];
  }
  const own = STYLES[node.nodeName];
  return [...node.childNodes].flatMap((child) =>
    leaves(child, own ? { ...style, [own]: true } : style),
  );
}

function textLeaves(text, style) {
  if (!text) return [];
  if (style.code) return [styled({ type: "text", text }, style)];
  return emojiParts(text).map((part) =>
    typeof part === "string"
      ? styled({ type: "text", text: part }, style)
      : { type: "emoji", ...part },
  );
}

function styled(leaf, style) {
  return Object.keys(style).length ? { ...leaf, style } : leaf;
}

function push(found, leaf) {
  const last = found.at(-1);
  const isAlike =
    last?.type === "text" &&
    leaf.type === "text" &&
    JSON.stringify(last.style) === JSON.stringify(leaf.style);
  if (isAlike) last.text += leaf.text;
  else found.push(leaf);
}

function trimmed({ isOpen, ...element }) {
  if (element.type === "rich_text_list") return element;
  const kept = [...element.elements];
  const last = kept.at(-1);
  if (last?.type === "text") {
    const text = last.text.replace(/\n+$/, "");
    kept.splice(-1, 1, ...(text ? [{ ...last, text }] : []));
  }
  return { ...element, elements: kept };
}

const SHOWN = {
  rich_text_section: (part) =>
    linesOf(part.elements).map((line) => h("div", {}, line.length ? line : h("br"))),
  rich_text_quote: (part) => [h("blockquote", {}, broken(part.elements))],
  rich_text_preformatted: (part) => [h("pre", {}, broken(part.elements))],
  lists: (part) => [listTree(part.lists, (item) => broken(item.elements))],
};

const broken = (elements) =>
  linesOf(elements).flatMap((line, at) => (at ? [h("br"), line] : [line]));

function linesOf(elements) {
  const found = [[]];
  for (const leaf of elements) {
    if (leaf.type !== "text") {
      found.at(-1).push(shownLeaf(leaf));
      continue;
    }
    leaf.text.split("\n").forEach((text, at) => {
      if (at) found.push([]);
      if (text) found.at(-1).push(shownLeaf({ ...leaf, text }));
    });
  }
  if (found.length > 1 && !found.at(-1).length) found.pop();
  return found;
}

const LEAVES = {
  text: (leaf) => [leaf.text],
  link: (leaf) => [h("a", { href: leaf.url }, leaf.text || leaf.url)],
  user: (leaf) => [mentionToken(leaf.user_id)],
  channel: (leaf) => [channelToken(leaf.channel_id)],
  emoji: (leaf) => [emojiOf(leaf.name) ?? `:${leaf.name}:`],
};

function shownLeaf(leaf) {
  const inner = LEAVES[leaf.type]?.(leaf) ?? [leaf.text ?? ""];
  const tags = { bold: "b", italic: "i", strike: "s", code: "code" };
  return Object.entries(tags).reduce(
    (nodes, [name, tag]) => (leaf.style?.[name] ? [h(tag, {}, nodes)] : nodes),
    inner,
  );
}

/** A person's name as one unbreakable piece of the editor's text. */
export function mentionToken(id) {
  return h(
    "span",
    { class: "mention", contentEditable: "false", dataset: { user: id } },
    `@${nameOf(id)}`,
  );
}

export function channelToken(id) {
  return h(
    "span",
    { class: "mention", contentEditable: "false", dataset: { channel: id } },
    `#${channelOf(id)?.name ?? id}`,
  );
}
