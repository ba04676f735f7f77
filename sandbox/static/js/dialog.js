/** The frame of everything that lies over the page: backdrop, focus, Escape. */

import { h, uid } from "./dom.js";
import { onEscape } from "./escape.js";
import { textObject } from "./mrkdwn.js";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0'], [contenteditable=true]";

/** Lay a dialog over the page; the returned function takes it away and gives the focus back. */
export function lay(dialog, { onDismiss }) {
  const before = document.activeElement;
  const backdrop = h("div", { class: "backdrop" }, dialog);
  backdrop.addEventListener("keydown", (event) => keepFocus(event, dialog));
  document.body.append(backdrop);
  const forget = onEscape(onDismiss);
  return () => {
    if (!backdrop.isConnected) return;
    forget();
    backdrop.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
}

export function focusFirst(dialog) {
  const field = dialog.querySelector(
    ".dialog-body :is(input, textarea, [contenteditable=true]):not(:disabled)",
  );
  (field ?? dialog.querySelector("footer .btn-primary, footer .btn-danger") ?? dialog).focus({
    preventScroll: true,
  });
}

/** Slack's confirm object as a question; answers true or false. */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((answer) => {
    const titleId = uid("confirm");
    const close = (yes) => {
      take();
      answer(yes);
    };
    const dialog = h(
      "div",
      {
        class: "dialog dialog-small",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-labelledby": titleId,
        tabIndex: -1,
      },
      h(
        "header",
        { class: "dialog-head" },
        h("h2", { id: titleId }, textObject(confirm.title ?? "Are you sure?")),
      ),
      h("div", { class: "dialog-body" }, textObject(confirm.text)),
      h(
        "footer",
        { class: "dialog-foot" },
        h(
          "button",
          { type: "button", class: "btn", on: { click: () => close(false) } },
          textObject(confirm.deny ?? "No"),
        ),
        h(
          "button",
          {
            type: "button",
            class: ["btn", confirm.style === "danger" ? "btn-danger" : "btn-primary"],
            on: { click: () => close(true) },
          },
          textObject(confirm.confirm ?? "Yes"),
        ),
      ),
    );
    const take = lay(dialog, { onDismiss: () => close(false) });
    focusFirst(dialog);
  });
}

function keepFocus(event, dialog) {
  if (event.key !== "Tab") return;
  const items = [...dialog.querySelectorAll(FOCUSABLE)].filter((item) => item.offsetParent);
  const [first, last] = [items[0], items.at(-1)];
  if (event.shiftKey && document.activeElement === first) last?.focus();
  else if (!event.shiftKey && document.activeElement === last) first?.focus();
  else return;
  event.preventDefault();
}
