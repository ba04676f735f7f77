/** Radio buttons and checkboxes. */

import { h, uid } from "../dom.js";
import { textObject } from "../mrkdwn.js";
import { act, keep, valueOf } from "./surface.js";

export function radioButtons(element, block, surface, label) {
  const name = uid("radio");
  const chosen = valueOf(surface, block, element).selected_option?.value;
  return group(
    "radiogroup",
    label,
    element.options.map((option) =>
      choice("radio", option, option.value === chosen, { name }, () =>
        changed(element, block, surface, { selected_option: option }),
      ),
    ),
  );
}

export function checkboxes(element, block, surface, label) {
  const chosen = () => valueOf(surface, block, element).selected_options ?? [];
  const values = new Set(chosen().map((option) => option.value));
  return group(
    "group",
    label,
    element.options.map((option) =>
      choice("checkbox", option, values.has(option.value), {}, (event) => {
        if (event.target.checked) values.add(option.value);
        else values.delete(option.value);
        const selected_options = element.options.filter((one) => values.has(one.value));
        changed(element, block, surface, { selected_options });
      }),
    ),
  );
}

function changed(element, block, surface, value) {
  keep(surface, block, element, value);
  if (block.type !== "input" || block.dispatch_action) act(surface, block, element, value);
}

function group(role, label, choices) {
  return h("div", { class: "choices", role, "aria-label": label || null }, choices);
}

function choice(type, option, checked, props, change) {
  return h(
    "label",
    { class: "choice" },
    h("input", { type, checked, ...props, on: { change } }),
    h(
      "span",
      {},
      textObject(option.text),
      option.description
        ? h("small", { class: "choice-hint" }, textObject(option.description))
        : null,
    ),
  );
}
