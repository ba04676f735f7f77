/** Tables. */

import { fill, h } from "../dom.js";
import { lines } from "../mrkdwn.js";
import { richText } from "../richtext.js";

export function tableBlock(block) {
  const settings = block.column_settings ?? [];
  const [head, ...rows] = block.rows;
  return frame(
    h(
      "table",
      { class: "table" },
      h("thead", {}, row(head, "th", settings)),
      h(
        "tbody",
        {},
        rows.map((cells) => row(cells, "td", settings)),
      ),
    ),
  );
}

/** A data_table: a caption and one page of rows at a time. */
export function dataTableBlock(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const body = h("tbody");
  const place = h("span", { class: "table-place" });
  let page = 0;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const turn = (step) => {
    page = Math.max(0, Math.min(pages - 1, page + step));
    fill(
      body,
      rows.slice(page * size, (page + 1) * size).map((cells) => row(cells, "td", [])),
    );
    fill(place, `Page ${page + 1} of ${pages}`);
  };
  turn(0);
  const pager = h(
    "div",
    { class: "table-pager" },
    h(
      "button",
      { type: "button", class: "btn btn-small", on: { click: () => turn(-1) } },
      "Previous",
    ),
    place,
    h("button", { type: "button", class: "btn btn-small", on: { click: () => turn(1) } }, "Next"),
  );
  return [
    frame(
      h(
        "table",
        { class: "table" },
        h("caption", {}, block.caption),
        h("thead", {}, row(head, "th", [])),
        body,
      ),
    ),
    pages > 1 ? pager : null,
  ];
}

function frame(table) {
  return h(
    "div",
    { class: "table-frame", tabIndex: 0, role: "region", "aria-label": "Table" },
    table,
  );
}

function row(cells, tag, settings) {
  return h(
    "tr",
    {},
    cells.map((cell, at) =>
      h(
        tag,
        {
          class: [
            settings[at]?.align
              ? `align-${settings[at].align}`
              : cell.type === "raw_number" && "align-right",
            settings[at]?.is_wrapped && "is-wrapped",
          ],
        },
        cellNodes(cell),
      ),
    ),
  );
}

function cellNodes(cell) {
  if (cell.type === "rich_text") return richText(cell.elements);
  return lines(cell.text ?? cell.value ?? "");
}
