/** Line icons drawn by hand on a 20 by 20 grid. */

import { h, s } from "./dom.js";

const PATHS = {
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  home: "M3 9.5 10 3l7 6.5M5 8v9h4v-5h2v5h4V8",
  chats: "M3 4h10v7H7l-3 3v-3H3zM15 8h2v7h-1v2.5L13.5 15H9",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3",
  mail: "M2.5 4.5h15v11h-15zM3 5.5l7 5.5 7-5.5",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.5l3 2",
  search: "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.7 12.7 17 17",
  close: "M4.5 4.5l11 11M15.5 4.5l-11 11",
  down: "M5 7.5l5 5 5-5",
  right: "M7.5 5l5 5-5 5",
  left: "M12.5 4.5 7 10l5.5 5.5",
  dots: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  dotsUp: "M10 4.5v.01M10 10v.01M10 15.5v.01",
  thread: "M3 3.5h14v10H9l-4 3.5v-3.5H3zM7 7.5h6M7 10h4",
  edit: "M3.5 16.5l.8-3.8L13.5 3.5l3 3-9.2 9.2zM11.5 5.5l3 3",
  trash: "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 7.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z",
  send: "M3 3.5 17.5 10 3 16.5l1.8-5.7L11 10 4.8 9.2z",
  plus: "M10 4v12M4 10h12",
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z",
  italic: "M8 4h6M6 16h6M11.5 4l-3 12",
  strike:
    "M3 10h14M14 6.5C13.5 4.5 12 4 10 4 7.5 4 6 5.2 6 7M6 13.5C6.5 15.5 8 16 10 16c2.5 0 4-1.2 4-3",
  link: "M8.5 11.5a3 3 0 0 0 4.5.3l2.5-2.5a3 3 0 0 0-4.3-4.3L10 6.2M11.5 8.5a3 3 0 0 0-4.5-.3L4.5 10.7A3 3 0 0 0 8.8 15L10 13.8",
  bullets: "M4 5.5h.01M4 10h.01M4 14.5h.01M8 5.5h9M8 10h9M8 14.5h9",
  numbers: "M3 4.5h1v3M3 12h2l-2 3h2M8 5.5h9M8 10h9M8 14.5h9",
  quote: "M4 4v12M8 6h9M8 10h9M8 14h6",
  code: "M7 6l-4 4 4 4M13 6l4 4-4 4",
  codeblock: "M6.5 8 4.5 10l2 2M13.5 8l2 2-2 2M11 7l-2 6M2.5 3.5h15v13h-15z",
  at: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0-3v4.2a2 2 0 0 0 4 0V10a7 7 0 1 0-3 5.7",
  smile:
    "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.5 8v.01M12.5 8v.01M6.5 11.5c1.5 3 5.5 3 7 0",
  reply: "M8 5 3 10l5 5M3.5 10H11c4 0 6 2 6 6",
  bolt: "M11 2.5 4.5 11.5H10l-1 6 6.5-9H10z",
  warning: "M10 3 18 16.5H2zM10 8v4M10 14.2v.01",
  file: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5",
  check: "M4 10.5 8 14.5 16 5.5",
  people:
    "M7.5 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4.5a2.7 2.7 0 0 1 0 5.2M15 12.3c1.9.6 3 2 3 4.2",
  back: "M12.5 4.5 7 10l5.5 5.5M7.5 10H17",
  panel: "M2.5 4h15v12h-15zM12 4v12",
};

/** A decorative icon; its neighbour or its button carries the name. */
export function icon(name, size = 18) {
  return s(
    "svg",
    {
      viewBox: "0 0 20 20",
      width: size,
      height: size,
      class: `icon icon-${name}`,
      "aria-hidden": "true",
      focusable: "false",
    },
    s("path", { d: PATHS[name] }),
  );
}

/** A button that is only an icon; `name` is what it says to who cannot see it. */
export function iconButton(name, drawn, use, { look = "icon-btn", size = 16, menu = false } = {}) {
  return h(
    "button",
    {
      type: "button",
      class: look,
      title: name,
      "aria-label": name,
      "aria-haspopup": menu ? "menu" : null,
      on: { click: use },
    },
    icon(drawn, size),
  );
}
