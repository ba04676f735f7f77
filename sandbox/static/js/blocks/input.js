/** The input block: label, field, hint and what is wrong with it. */

import { h } from "../dom.js";
import { plain, textObject } from "../mrkdwn.js";
import { elementNode } from "./elements.js";

const GROUPS = new Set(["radio_buttons", "checkboxes", "rich_text_input", "file_input"]);

/** An input block; its label names the field, and an error stands under it. */
export function inputBlock(block, surface) {
  const error = surface.errors[block.block_id];
  const errorId = `${surface.fieldId(block, block.element)}-error`;
  const label = [
    textObject(block.label),
    block.optional ? h("span", { class: "optional" }, " (optional)") : null,
  ];
  const field = elementNode(block.element, block, surface, plain(block.label));
  const control = field.querySelector?.("input, textarea, [contenteditable]") ?? field;
  if (error) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", errorId);
  }
  return h(
    "div",
    { class: ["input-block", error && "has-error"] },
    GROUPS.has(block.element.type)
      ? h("div", { class: "input-label", id: surface.labelId(block) }, label)
      : h("label", { class: "input-label", htmlFor: surface.fieldId(block, block.element) }, label),
    field,
    error ? h("p", { class: "input-error", id: errorId, role: "alert" }, error) : null,
    block.hint ? h("p", { class: "input-hint" }, textObject(block.hint)) : null,
  );
}
