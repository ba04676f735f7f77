/** Fields one types in. */

import { h } from "../dom.js";
import { plain } from "../mrkdwn.js";
import { richEditor } from "../editor.js";
import { act, keep, valueOf } from "./surface.js";

const TYPES = { email_text_input: "email", url_text_input: "url", number_input: "number" };

export function textInput(element, block, surface) {
  const tag = element.multiline ? "textarea" : "input";
  return h(tag, {
    type: tag === "input" ? (TYPES[element.type] ?? "text") : null,
    id: surface.fieldId(block, element),
    class: "field-input",
    rows: tag === "textarea" ? 4 : null,
    value: valueOf(surface, block, element).value ?? "",
    placeholder: plain(element.placeholder),
    maxLength: element.max_length ?? (element.type === "plain_text_input" ? 3000 : null),
    min: element.min_value ?? null,
    max: element.max_value ?? null,
    step: element.type === "number_input" ? (element.is_decimal_allowed ? "any" : "1") : null,
    dataset: { action: element.action_id },
    on: {
      input: (event) => keep(surface, block, element, { value: event.target.value || null }),
      keydown: (event) => entered(event, element, block, surface),
      change: (event) => dispatched(event, "on_character_entered", element, block, surface),
    },
  });
}

export function richTextInput(element, block, surface, label) {
  const editor = richEditor({
    id: surface.fieldId(block, element),
    name: label,
    labelledBy: surface.labelId(block),
    value: valueOf(surface, block, element).rich_text_value,
    placeholder: plain(element.placeholder),
    onChange: (value) => keep(surface, block, element, { rich_text_value: value }),
  });
  editor.dataset.action = element.action_id;
  return editor;
}

export function fileInput() {
  return h(
    "p",
    { class: "file-note" },
    "Files are added in the thread here: reply there with the file.",
  );
}

function entered(event, element, block, surface) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || element.multiline) return;
  event.preventDefault();
  if (block.dispatch_action) dispatched(event, "on_enter_pressed", element, block, surface);
  else event.target.form?.requestSubmit();
}

function dispatched(event, trigger, element, block, surface) {
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (!block.dispatch_action || !triggers.includes(trigger)) return;
  act(surface, block, element, { value: event.target.value });
}
