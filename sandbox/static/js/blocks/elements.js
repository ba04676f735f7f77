/** The interactive elements that stand in sections, actions and inputs. */

import { h, safeUrl } from "../dom.js";
import { icon } from "../icons.js";
import { plain, textObject } from "../mrkdwn.js";
import { menu } from "../popover.js";
import { checkboxes, radioButtons } from "./choices.js";
import { datePicker, dateTimePicker, timePicker } from "./dates.js";
import { contextImage } from "./image.js";
import { selectField } from "./select.js";
import { act } from "./surface.js";
import { fileInput, richTextInput, textInput } from "./typing.js";

/** One element's node. `label` names it where nothing it says itself does. */
export function elementNode(element, block, surface, label) {
  const draw =
    ELEMENTS[element.type] ?? (element.type?.includes("select") ? selectField : unknownElement);
  return draw(element, block, surface, label);
}

const ELEMENTS = {
  button,
  overflow,
  workflow_button: button,
  icon_button: button,
  image: contextImage,
  radio_buttons: radioButtons,
  checkboxes,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  rich_text_input: richTextInput,
  file_input: fileInput,
};

function button(element, block, surface) {
  const look = { primary: "btn-primary", danger: "btn-danger" }[element.style];
  const props = {
    class: ["btn", "btn-block", look],
    "aria-label": element.accessibility_label ?? null,
    dataset: { action: element.action_id },
  };
  const press = (event) => pressed(event.currentTarget, element, block, surface);
  const href = element.url && safeUrl(element.url);
  if (href) {
    return h(
      "a",
      {
        ...props,
        href,
        target: "_blank",
        rel: "noopener noreferrer",
        role: "button",
        on: { click: press },
      },
      textObject(element.text),
    );
  }
  return h("button", { type: "button", ...props, on: { click: press } }, textObject(element.text));
}

async function pressed(node, element, block, surface) {
  const slow = setTimeout(() => node.classList.add("is-busy"), 250);
  await act(surface, block, element, element.value === undefined ? {} : { value: element.value });
  clearTimeout(slow);
  node.classList.remove("is-busy");
}

function overflow(element, block, surface) {
  return h(
    "button",
    {
      type: "button",
      class: "btn btn-block btn-overflow",
      "aria-label": "More actions",
      "aria-haspopup": "menu",
      dataset: { action: element.action_id },
      on: {
        click: (event) =>
          menu(
            event.currentTarget,
            element.options.map((option) => ({
              label: plain(option.text),
              hint: option.description ? plain(option.description) : null,
              choose: () => {
                if (safeUrl(option.url ?? "") && option.url) open(option.url, "_blank", "noopener");
                act(surface, block, element, { selected_option: option });
              },
            })),
            { name: "More actions" },
          ),
      },
    },
    icon("dots"),
  );
}

function unknownElement(element) {
  return h(
    "span",
    { class: "unknown-block" },
    `An element of the type “${element.type}” is not shown here.`,
  );
}
