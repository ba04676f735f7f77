/** Asking for the address of a link, beside the text it is for. */

import { fill, h, safeUrl, uid } from "./dom.js";
import { popover } from "./popover.js";

/** Ask beside `anchor`; `take` gets `{href, text}` once both are good. */
export function askForLink(anchor, chosen, take) {
  const text = field("Text", { value: chosen });
  const address = field("Link", { placeholder: "https://example.com", inputMode: "url" });
  const trouble = h("p", { class: "input-error", role: "alert" });
  const form = h(
    "form",
    { class: "link-form", "aria-label": "Link", noValidate: true },
    text.row,
    address.row,
    trouble,
    h("button", { type: "submit", class: "btn btn-small btn-primary" }, "Save link"),
  );
  const close = popover(anchor, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Whoever types "example.com" means the page of that name.
    const typed = address.input.value.trim();
    const href = typed && safeUrl(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
    if (!href) {
      fill(trouble, "This is no address of a page.");
      return;
    }
    close();
    take({ href, text: text.input.value.trim() || typed });
  });
  (chosen ? address : text).input.focus();
}

function field(label, props) {
  const id = uid("link");
  const input = h("input", {
    type: "text",
    id,
    class: "field-input",
    autocomplete: "off",
    ...props,
  });
  return { input, row: h("div", {}, h("label", { htmlFor: id }, label), input) };
}
