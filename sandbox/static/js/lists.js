/** Nested lists: Slack sends them as neighbours with growing indents; here they become trees. */

import { h } from "./dom.js";

/** Neighbouring rich_text_list elements put together as `{type: "lists", lists}`. */
export function joinedLists(elements) {
  const joined = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (element.type !== "rich_text_list") joined.push(element);
    else if (last?.type === "lists" && !element.offset) last.lists.push(element);
    else joined.push({ type: "lists", lists: [element] });
  }
  return joined;
}

/** One tree of ul and ol for such a run; `nodesOf` draws what stands in an item. */
export function listTree(lists, nodesOf) {
  const root = h("div", { class: "rt-lists" });
  const open = [];
  for (const list of lists) {
    const indent = list.indent ?? 0;
    while (open.length && open.at(-1).indent > indent) open.pop();
    const same = open.at(-1)?.indent === indent ? open.pop().node : null;
    const items = list.elements.map((item) => h("li", {}, nodesOf(item)));
    open.push({
      indent,
      node: placed(list, items, same, open.at(-1)?.node.lastElementChild ?? root),
    });
  }
  return root;
}

function placed(list, items, same, parent) {
  const tag = list.style === "ordered" ? "OL" : "UL";
  if (same?.tagName === tag) {
    same.append(...items);
    return same;
  }
  const look = ["rt-list", `rt-indent-${(list.indent ?? 0) % 3}`, list.border && "rt-border"];
  const node = h(tag, { class: look, start: list.offset ? list.offset + 1 : null }, items);
  parent.append(node);
  return node;
}
