/** Block Kit, from JSON to DOM nodes; one function per kind of block. */

import { h } from "../dom.js";
import { lines, textObject } from "../mrkdwn.js";
import { richText } from "../richtext.js";
import { chartBlock } from "./chart.js";
import { elementNode } from "./elements.js";
import { contextImage, imageBlock } from "./image.js";
import { inputBlock } from "./input.js";
import { markdown } from "./markdown.js";
import { dataTableBlock, tableBlock } from "./table.js";

/**
 * The nodes of a list of blocks. `surface` is where they stand: see surface.js.
 */
export function blockNodes(blocks, surface) {
  surface.blocks = blocks ?? [];
  return (blocks ?? []).map((block, at) => {
    const known = { ...block, block_id: block.block_id ?? `block-${at}` };
    const inner = BLOCKS[block.type]?.(known, surface) ?? unknownBlock(block);
    return h(
      "div",
      { class: ["block", `block-${block.type}`], dataset: { block: known.block_id } },
      inner,
    );
  });
}

const BLOCKS = {
  section: sectionBlock,
  header: (block) => h("h3", { class: `header-${block.level ?? 0}` }, textObject(block.text)),
  divider: () => h("hr"),
  context: (block) =>
    block.elements.map((element) =>
      element.type === "image"
        ? contextImage(element)
        : h("span", { class: "context-text" }, textObject(element)),
    ),
  actions: (block, surface) =>
    h(
      "div",
      { class: "actions", role: "group" },
      block.elements.map((element) => elementNode(element, block, surface)),
    ),
  context_actions: (block, surface) => BLOCKS.actions(block, surface),
  image: imageBlock,
  input: inputBlock,
  rich_text: (block) => richText(block.elements),
  table: tableBlock,
  data_table: dataTableBlock,
  markdown: (block) => markdown(block.text),
  data_visualization: chartBlock,
  alert: (block) =>
    h(
      "div",
      { class: ["alert", `alert-${block.level ?? "default"}`], role: "note" },
      textObject(block.text),
    ),
  video: (block) => h("div", {}, textObject(block.title)),
  file: () => null,
};

function sectionBlock(block, surface) {
  const fields = block.fields?.length
    ? h(
        "div",
        { class: "fields" },
        block.fields.map((field) => h("div", { class: "field" }, textObject(field))),
      )
    : null;
  const text = block.text ? h("div", { class: "section-text" }, textObject(block.text)) : null;
  if (!block.accessory) return [text, fields];
  const accessory =
    block.accessory.type === "image"
      ? imageBlock(block.accessory)
      : elementNode(block.accessory, block, surface, plainLabel(block));
  return h(
    "div",
    { class: "with-accessory" },
    h("div", { class: "section-main" }, text, fields),
    h("div", { class: "accessory" }, accessory),
  );
}

// A select beside a sentence has no label of its own; the sentence serves as one.
function plainLabel(block) {
  return h("div", {}, textObject(block.text)).textContent.trim().slice(0, 80);
}

function unknownBlock(block) {
  return h(
    "div",
    { class: "unknown-block" },
    lines(`A block of the type “${block.type}” is not shown here.`),
  );
}
