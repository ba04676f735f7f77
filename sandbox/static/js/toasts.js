/** Short notices at the edge of the page. */

import { h } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_FOR = 7000;
const MOST = 4;

const shelf = h("div", { class: "toasts", role: "status", "aria-label": "Notifications" });

/** Take all notices away: they were somebody else's. */
export const clearToasts = () => shelf.replaceChildren();

/** Show a notice; `open` is what a click on it does. */
export function toast({ title, text, picture, open, isError = false }) {
  if (!shelf.isConnected) document.body.append(shelf);
  const close = () => node.remove();
  const node = h(
    "div",
    { class: ["toast", isError && "toast-error"] },
    h(
      "button",
      {
        type: "button",
        class: "toast-body",
        on: {
          click: () => {
            close();
            open?.();
          },
        },
      },
      picture ?? icon(isError ? "warning" : "bell", 20),
      h("span", {}, h("strong", {}, title), text ? h("span", { class: "toast-text" }, text) : null),
    ),
    h(
      "button",
      { type: "button", class: "icon-btn", "aria-label": "Dismiss", on: { click: close } },
      icon("close", 14),
    ),
  );
  shelf.append(node);
  while (shelf.children.length > MOST) shelf.firstElementChild.remove();
  setTimeout(close, SHOWN_FOR);
}

const lost = h(
  "p",
  { class: "line-lost", role: "alert" },
  "The sandbox does not answer. Trying again…",
);

/** Say that the line to the server is down, for as long as it is. */
export function lineIsLost(isLost) {
  if (isLost) document.body.append(lost);
  else lost.remove();
}

/** Say that the server refused what a person wanted to do. */
export function refused(error) {
  toast({ title: "That did not work", text: error.message, isError: true });
}
