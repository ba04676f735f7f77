/** Files that hang on a message. */

import { h, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";

export function fileCard(file) {
  const url = file.url ? safeUrl(file.url) : null;
  const name = file.title || file.name || "File";
  const inner = [
    icon("file", 28),
    h("span", {}, h("strong", {}, name), h("small", {}, sizeName(file))),
  ];
  if (url && /^image\/(png|jpe?g|gif|webp)$/.test(file.mimetype ?? "")) {
    return h(
      "figure",
      { class: "file-image" },
      h("figcaption", {}, name),
      link(url, h("img", { src: url, alt: name, loading: "lazy" })),
    );
  }
  return url
    ? h(
        "a",
        {
          class: "file-card",
          href: url,
          target: "_blank",
          rel: "noopener noreferrer",
          download: name,
        },
        inner,
      )
    : h("div", { class: "file-card" }, inner);
}

function sizeName(file) {
  const kind = file.pretty_type || (file.filetype ?? file.mimetype ?? "File").toUpperCase();
  if (!file.size) return kind;
  return `${kind} · ${
    file.size < 1024
      ? `${file.size} B`
      : file.size < 1_048_576
        ? `${Math.round(file.size / 1024)} KB`
        : `${(file.size / 1_048_576).toFixed(1)} MB`
  }`;
}
