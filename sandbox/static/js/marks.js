/** Marks that become what they mean while one types: *bold*, `code`, "- " for a list. */

import { h } from "./dom.js";

const run = (command, value) => document.execCommand(command, false, value);

const STYLED = /(?:^|[\s(])([*_~`])([^\s*_~`](?:[^*_~`]*[^\s*_~`])?)\1$/;
const STYLES = { "*": "bold", _: "italic", "~": "strikeThrough" };
const LINES = {
  "-": () => run("insertUnorderedList"),
  "*": () => run("insertUnorderedList"),
  "1.": () => run("insertOrderedList"),
  ">": () => run("formatBlock", "blockquote"),
};

/** Follow what is typed into an editor. */
export function turnMarks(area) {
  area.addEventListener("input", (event) => {
    if (event.inputType !== "insertText") return;
    const { anchorNode: node, anchorOffset: at } = getSelection();
    if (node?.nodeType !== Node.TEXT_NODE || isLiteral(node)) return;
    const before = node.data.slice(0, at);
    if (/\s$/.test(before)) turnLine(node, before.replace(/\u00a0/g, " ").trimEnd(), at);
    else turnStyle(node, before, at);
  });
}

const isLiteral = (node) => node.parentElement.closest("code, pre, a");

function turnStyle(node, before, at) {
  const [, mark, text] = STYLED.exec(before) ?? [];
  if (!mark) return;
  select(node, at - text.length - 2, at);
  if (mark === "`") return turnCode(text);
  run("insertText", text);
  const { anchorNode, anchorOffset } = getSelection();
  select(anchorNode, anchorOffset - text.length, anchorOffset);
  run(STYLES[mark]);
  getSelection().collapseToEnd();
  // What is typed next is plain again.
  if (document.queryCommandState(STYLES[mark])) run(STYLES[mark]);
}

// A caret right behind the code would write into it; the sign without width keeps it out.
function turnCode(text) {
  const range = getSelection().getRangeAt(0);
  const outside = document.createTextNode("\u200b");
  range.deleteContents();
  range.insertNode(outside);
  range.insertNode(h("code", {}, text));
  getSelection().collapse(outside, 1);
}

function turnLine(node, mark, at) {
  const isFirst = !node.previousSibling && node.parentElement.closest("li, blockquote") === null;
  if (!isFirst || !LINES[mark]) return;
  select(node, 0, at);
  run("delete");
  LINES[mark]();
}

function select(node, from, to) {
  getSelection().setBaseAndExtent(node, from, node, to);
}
