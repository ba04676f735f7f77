/** A field that offers a list: Slack's selects, people pickers and address fields. */

import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { onEscape } from "./escape.js";

/**
 * A select one can type in. `load(query)` answers groups `[{label?, options: [{value, label, hint?, picture?}]}]`.
 * `chosen` are the options chosen at first; `onChange` hears the new list. With `isMany` several
 * may be chosen; with `isFree` what was typed counts as a choice (onFree hears it).
 */
export function combobox({
  id,
  name,
  placeholder,
  load,
  chosen = [],
  onChange,
  isMany = false,
  isFree = false,
}) {
  const field = { chosen: [...chosen], groups: [], at: 0, isOpen: false, asked: 0 };
  const listId = uid("list");
  const input = h("input", {
    type: "text",
    id,
    class: "combo-input",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    placeholder,
    "aria-label": name,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-haspopup": "listbox",
  });
  const chips = h("span", { class: "combo-chips" });
  const root = h(
    "div",
    { class: ["combo", isMany && "combo-many"] },
    chips,
    input,
    h("span", { class: "combo-arrow", "aria-hidden": "true" }, icon("down", 14)),
  );
  const list = h("div", { class: "combo-list", role: "listbox", id: listId, "aria-label": name });
  let forget = () => {};

  async function open(query = "") {
    if (!field.isOpen) forget = onEscape(() => close());
    field.isOpen = true;
    document.body.append(list);
    input.setAttribute("aria-expanded", "true");
    fill(list, h("div", { class: "combo-note" }, "Loading…"));
    float();
    const turn = (field.asked += 1);
    const groups = await load(query).catch(() => null);
    if (turn !== field.asked || !field.isOpen) return;
    field.groups = groups ?? [];
    field.at = 0;
    draw(groups ? "No results" : "The app did not answer.");
  }

  function draw(note) {
    const options = field.groups.flatMap((group) => group.options);
    let at = -1;
    fill(
      list,
      field.groups.map((group) => [
        group.label ? h("div", { class: "combo-group", role: "presentation" }, group.label) : null,
        group.options.map((option) => row(option, (at += 1))),
      ]),
      options.length ? null : h("div", { class: "combo-note" }, note),
    );
    float();
    mark();
  }

  function row(option, at) {
    const isChosen = field.chosen.some((one) => one.value === option.value);
    return h(
      "div",
      {
        class: "combo-option",
        role: "option",
        id: `${listId}-${at}`,
        "aria-selected": String(isChosen),
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => choose(option),
          pointermove: () => {
            field.at = at;
            mark();
          },
        },
      },
      option.picture ?? null,
      h(
        "span",
        { class: "combo-label" },
        option.label,
        option.hint ? h("small", {}, option.hint) : null,
      ),
      isChosen ? h("span", { class: "combo-check", "aria-hidden": "true" }, "✓") : null,
    );
  }

  function mark() {
    const rows = [...list.querySelectorAll("[role=option]")];
    rows.forEach((one, at) => one.classList.toggle("active", at === field.at));
    rows[field.at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[field.at]?.id ?? "");
  }

  function choose(option) {
    const isThere = field.chosen.some((one) => one.value === option.value);
    if (!isMany) field.chosen = [option];
    else if (isThere) field.chosen = field.chosen.filter((one) => one.value !== option.value);
    else field.chosen = [...field.chosen, option];
    close();
    onChange([...field.chosen]);
  }

  function close() {
    field.isOpen = false;
    forget();
    list.remove();
    input.setAttribute("aria-expanded", "false");
    show();
  }

  function show() {
    fill(chips, isMany ? field.chosen.map(chip) : null);
    input.value = isMany ? "" : (field.chosen[0]?.label ?? "");
    if (isMany) input.placeholder = field.chosen.length ? "" : (placeholder ?? "");
    root.classList.toggle("is-empty", !field.chosen.length);
  }

  function chip(option) {
    return h(
      "span",
      { class: "combo-chip" },
      option.label,
      h(
        "button",
        {
          type: "button",
          "aria-label": `Remove ${option.label}`,
          on: { click: () => choose(option) },
        },
        icon("close", 10),
      ),
    );
  }

  function float() {
    const box = root.getBoundingClientRect();
    const height = Math.min(list.scrollHeight + 2, 280);
    const isBelow = box.bottom + height + 8 < innerHeight || box.top < height;
    Object.assign(list.style, {
      left: `${box.left}px`,
      minWidth: `${Math.max(box.width, 200)}px`,
      top: `${isBelow ? box.bottom + 4 : box.top - height - 4}px`,
    });
  }

  function walk(event) {
    const count = list.querySelectorAll("[role=option]").length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!field.isOpen) return open();
      field.at = count ? (field.at + step + count) % count : 0;
      return mark();
    }
    if (event.key === "Enter") return enter(event);
    if (event.key === "Backspace" && isMany && !input.value && field.chosen.length)
      choose(field.chosen.at(-1));
    return undefined;
  }

  function enter(event) {
    const options = field.groups.flatMap((group) => group.options);
    if (!field.isOpen && !isFree) return;
    event.preventDefault();
    if (isFree && input.value.trim() && !options[field.at]) take();
    else if (options[field.at]) choose(options[field.at]);
  }

  function take() {
    const typed = input.value.trim();
    if (typed && typed !== field.chosen[0]?.label) choose({ value: typed, label: typed });
  }

  input.addEventListener("focus", () => {
    if (!isMany) input.select();
  });
  input.addEventListener("click", () => {
    if (!field.isOpen) open();
  });
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("keydown", walk);
  input.addEventListener("blur", () => {
    if (isFree && field.isOpen) take();
    if (field.isOpen) close();
  });
  root.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button") || event.target === input) return;
    event.preventDefault();
    input.focus();
    if (!field.isOpen) open();
  });
  show();
  return root;
}

/** A `load` for a list that is known beforehand: what holds the words typed. */
export function among(groups) {
  return async (query) => {
    const wanted = query.trim().toLowerCase();
    return groups
      .map((group) => ({
        ...group,
        options: group.options.filter((option) =>
          `${option.label} ${option.hint ?? ""}`.toLowerCase().includes(wanted),
        ),
      }))
      .filter((group) => group.options.length);
  };
}
