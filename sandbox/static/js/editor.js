/** A small rich-text editor whose value is a rich_text block. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { complete } from "./completion.js";
import { askForLink } from "./link_form.js";
import { fromRichText, toRichText } from "./editor_value.js";
import { turnMarks } from "./marks.js";

// execCommand is old, but it is the one editor every browser has without a library.
const run = (command, value) => document.execCommand(command, false, value);

const TOOLS = [
  { name: "Bold", icon: "bold", key: "b", use: () => run("bold"), state: "bold" },
  { name: "Italic", icon: "italic", key: "i", use: () => run("italic"), state: "italic" },
  {
    name: "Strikethrough",
    icon: "strike",
    use: () => run("strikeThrough"),
    state: "strikeThrough",
  },
  { name: "Link", icon: "link", key: "k", use: addLink },
  {
    name: "Ordered list",
    icon: "numbers",
    use: () => run("insertOrderedList"),
    state: "insertOrderedList",
  },
  {
    name: "Bulleted list",
    icon: "bullets",
    use: () => run("insertUnorderedList"),
    state: "insertUnorderedList",
  },
  { name: "Quote", icon: "quote", use: () => toggleBlock("blockquote") },
  { name: "Code", icon: "code", use: toggleCode },
  { name: "Code block", icon: "codeblock", use: () => toggleBlock("pre") },
];

/** An editor node; `onChange` hears a rich_text value, or null when nothing is written. */
export function richEditor({ id, name, labelledBy, value, placeholder, onChange }) {
  const area = h("div", {
    id,
    class: "editor-area",
    contentEditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": labelledBy ? null : name,
    "aria-labelledby": labelledBy ?? null,
    dataset: { placeholder: placeholder ?? "" },
  });
  area.append(...fromRichText(value));
  const bar = toolbar(area, () => changed());
  const changed = () => {
    area.classList.toggle(
      "is-empty",
      !area.textContent && !area.querySelector("li, blockquote, pre, [data-user]"),
    );
    onChange(toRichText(area));
  };
  turnMarks(area);
  area.addEventListener("input", changed);
  area.addEventListener("paste", pastePlain);
  area.addEventListener("keydown", (event) => pressed(event, changed));
  area.addEventListener("focus", () => run("defaultParagraphSeparator", "div"));
  complete(area, { people: true, channels: true, emoji: true });
  area.classList.toggle("is-empty", !area.textContent);
  return h("div", { class: "editor" }, bar, area);
}

function toolbar(area, changed) {
  const bar = h(
    "div",
    { class: "editor-bar", role: "toolbar", "aria-label": "Formatting" },
    TOOLS.map((tool) =>
      h(
        "button",
        {
          type: "button",
          class: "tool",
          title: tool.name,
          "aria-label": tool.name,
          "aria-pressed": "false",
          on: {
            mousedown: (event) => event.preventDefault(),
            click: () => {
              area.focus();
              tool.use(area);
              changed();
              light(bar);
            },
          },
        },
        icon(tool.icon, 16),
      ),
    ),
  );
  area.addEventListener("keyup", () => light(bar));
  area.addEventListener("mouseup", () => light(bar));
  return bar;
}

function light(bar) {
  TOOLS.forEach((tool, at) => {
    if (tool.state)
      bar.children[at].setAttribute("aria-pressed", String(document.queryCommandState(tool.state)));
  });
}

function pressed(event, changed) {
  const tool = (event.ctrlKey || event.metaKey) && TOOLS.find((one) => one.key === event.key);
  if (tool) {
    event.preventDefault();
    tool.use(event.currentTarget);
    changed();
  } else if (event.key === "Tab" && inside("li")) {
    event.preventDefault();
    run(event.shiftKey ? "outdent" : "indent");
    changed();
  } else if (event.key === "Enter" && !event.shiftKey && leavesBlock(event)) {
    changed();
  }
}

// Enter on an empty line ends a quote or a code block; inside one it starts a new line.
function leavesBlock(event) {
  const block = inside("blockquote, pre");
  if (!block) return false;
  event.preventDefault();
  const text = block.innerText;
  if (!/(^|\n)\n?$/.test(text) || !text.trim()) return run("insertLineBreak");
  const line = h("div", {}, h("br"));
  while (
    block.lastChild &&
    (block.lastChild.nodeName === "BR" || block.lastChild.textContent === "\n")
  )
    block.lastChild.remove();
  block.after(line);
  getSelection().collapse(line, 0);
  return true;
}

function inside(selector) {
  const { anchorNode } = getSelection();
  const from = anchorNode?.nodeType === Node.TEXT_NODE ? anchorNode.parentElement : anchorNode;
  return from?.closest?.(`.editor-area :is(${selector})`) ?? null;
}

function toggleBlock(tag) {
  const block = inside(tag);
  run("formatBlock", block ? "div" : tag);
}

function toggleCode() {
  const code = inside("code");
  const selection = getSelection();
  if (code) {
    code.replaceWith(...code.childNodes);
  } else if (!selection.isCollapsed) {
    const range = selection.getRangeAt(0);
    const node = h("code", {}, range.toString());
    range.deleteContents();
    range.insertNode(node);
    selection.collapse(node, node.childNodes.length);
  }
}

function addLink(area) {
  const range = getSelection().getRangeAt(0).cloneRange();
  askForLink(area.parentElement.querySelector("[aria-label=Link]"), range.toString(), (link) => {
    area.focus();
    range.deleteContents();
    const node = h("a", { href: link.href }, link.text);
    range.insertNode(node);
    getSelection().collapse(node.parentNode, [...node.parentNode.childNodes].indexOf(node) + 1);
    area.dispatchEvent(new Event("input"));
  });
}

function pastePlain(event) {
  event.preventDefault();
  run("insertText", event.clipboardData.getData("text/plain"));
}
