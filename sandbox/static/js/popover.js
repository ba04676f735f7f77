/** Small floating panels and menus beside the thing that opened them. */

import { h } from "./dom.js";
import { onEscape } from "./escape.js";

let closeOpen = null;

/**
 * Show a panel beside its anchor; it closes on Escape, on a click elsewhere or by the returned
 * function. `side` is "below" or "above"; it flips where there is no room.
 */
export function popover(anchor, panel, { side = "below", align = "start", onClose } = {}) {
  closeOpen?.();
  panel.classList.add("popover");
  document.body.append(panel);
  place(panel, anchor, side, align);
  anchor.setAttribute("aria-expanded", "true");
  const close = () => {
    if (closeOpen !== close) return;
    closeOpen = null;
    panel.remove();
    anchor.setAttribute("aria-expanded", "false");
    forget();
    document.removeEventListener("pointerdown", outside, true);
    onClose?.();
  };
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const forget = onEscape(() => {
    close();
    anchor.focus?.();
  });
  document.addEventListener("pointerdown", outside, true);
  closeOpen = close;
  return close;
}

/** A menu of `{label, hint?, icon?, isDanger?, isChosen?, choose}` or "divider" or `{heading}`. */
export function menu(anchor, items, { name = "Menu", ...options } = {}) {
  const panel = h("div", { class: "menu", role: "menu", "aria-label": name });
  const close = popover(anchor, panel, options);
  panel.append(...items.filter(Boolean).map((item) => entry(item, close)));
  place(panel, anchor, options.side ?? "below", options.align ?? "start");
  panel.addEventListener("keydown", walk);
  panel.querySelector("[role^=menuitem]")?.focus();
  return close;
}

function entry(item, close) {
  if (item === "divider") return h("div", { class: "menu-divider", role: "separator" });
  if (item.heading) return h("div", { class: "menu-heading" }, item.heading);
  return h(
    "button",
    {
      type: "button",
      class: ["menu-item", item.isDanger && "danger"],
      role: item.isChosen === undefined ? "menuitem" : "menuitemradio",
      "aria-checked": item.isChosen === undefined ? null : String(item.isChosen),
      "aria-label": item.name ?? null,
      on: {
        click: () => {
          close();
          item.choose();
        },
      },
    },
    item.icon ?? null,
    h("span", { class: "menu-label" }, item.label, item.hint && h("small", {}, item.hint)),
    item.isChosen ? h("span", { class: "menu-check", "aria-hidden": "true" }, "✓") : null,
  );
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length]?.focus();
}

function place(panel, anchor, side, align) {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = from.bottom + 4;
  const above = from.top - height - 4;
  const isBelow = side === "below" ? below + height < innerHeight || above < 0 : above < 4;
  const left = align === "end" ? from.right - width : from.left;
  panel.style.top = `${Math.max(4, Math.min(isBelow ? below : above, innerHeight - height - 4))}px`;
  panel.style.left = `${Math.max(4, Math.min(left, innerWidth - width - 8))}px`;
}
