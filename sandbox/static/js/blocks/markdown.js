/** The markdown block: the common part of Markdown, built as nodes. */

import { h, link } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { lines, unescaped } from "../mrkdwn.js";

/** Nodes for a Markdown text. */
export function markdown(text) {
  const rows = String(text ?? "").split("\n");
  const nodes = [];
  while (rows.length) nodes.push(taken(rows));
  return nodes.filter(Boolean);
}

function taken(rows) {
  const rule = RULES.find(({ starts }) => starts.test(rows[0]));
  return rule ? rule.take(rows) : paragraph(rows);
}

const RULES = [
  {
    starts: /^\s*$/,
    take: (rows) => {
      rows.shift();
      return null;
    },
  },
  { starts: /^```/, take: fence },
  { starts: /^#{1,6} /, take: heading },
  {
    starts: /^ {0,3}([-*_])( *\1){2,} *$/,
    take: (rows) => {
      rows.shift();
      return h("hr");
    },
  },
  {
    starts: /^>/,
    take: (rows) =>
      h(
        "blockquote",
        {},
        markdown(
          while_(rows, /^>/)
            .map((row) => row.replace(/^> ?/, ""))
            .join("\n"),
        ),
      ),
  },
  { starts: /^\s*([-*+]|\d+[.)]) /, take: list },
  { starts: /^\|.*\|\s*$/, take: table },
];

function fence(rows) {
  rows.shift();
  const code = [];
  while (rows.length && !rows[0].startsWith("```")) code.push(rows.shift());
  rows.shift();
  return h("pre", { class: "mk-pre" }, code.join("\n"));
}

function heading(rows) {
  const [, marks, text] = /^(#+) (.*)$/.exec(rows.shift());
  return h(`h${Math.min(marks.length + 2, 6)}`, { class: "md-heading" }, spans(text));
}

function list(rows) {
  const isOrdered = /^\s*\d/.test(rows[0]);
  const items = while_(rows, isOrdered ? /^\s*\d+[.)] |^ {2,}\S/ : /^\s*[-*+] |^ {2,}\S/);
  return h(
    isOrdered ? "ol" : "ul",
    { class: "rt-list" },
    items.map((row) => h("li", {}, spans(row.replace(/^\s*([-*+]|\d+[.)]) /, "")))),
  );
}

function table(rows) {
  const cells = while_(rows, /^\|.*\|\s*$/)
    .filter((row) => !/^\|[\s:|-]+\|\s*$/.test(row))
    .map((row) =>
      row
        .trim()
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
  const [head, ...rest] = cells;
  const line = (tag) => (row) =>
    h(
      "tr",
      {},
      row.map((cell) => h(tag, {}, spans(cell))),
    );
  return h(
    "div",
    { class: "table-frame" },
    h(
      "table",
      { class: "table" },
      h("thead", {}, line("th")(head ?? [])),
      h("tbody", {}, rest.map(line("td"))),
    ),
  );
}

function paragraph(rows) {
  const text = [rows.shift()];
  while (rows.length && !RULES.some(({ starts }) => starts.test(rows[0]))) text.push(rows.shift());
  return h("p", {}, spans(text.join("\n")));
}

function while_(rows, pattern) {
  const found = [];
  while (rows.length && pattern.test(rows[0])) found.push(rows.shift());
  return found;
}

const SPANS = [
  [/`([^`]+)`/, (match) => h("code", {}, match[1])],
  [/\[([^\]]+)\]\(([^)\s]+)\)/, (match) => link(match[2], spans(match[1]))],
  [/\*\*(.+?)\*\*|__(.+?)__/s, (match) => h("strong", {}, spans(match[1] ?? match[2]))],
  [/~~(.+?)~~/s, (match) => h("s", {}, spans(match[1]))],
  [
    /\*([^*\s][^*]*?)\*|(?<![\p{L}\p{N}])_([^_\s][^_]*?)_(?![\p{L}\p{N}])/u,
    (match) => h("em", {}, spans(match[1] ?? match[2])),
  ],
  [
    /<(https?:[^>|]+)(?:\|([^>]*))?>|(https?:\/\/[^\s<>)]+)/,
    (match) => link(match[1] ?? match[3], match[2] ?? match[1] ?? match[3]),
  ],
];

function spans(text) {
  const first = SPANS.map(([pattern, make]) => ({ match: pattern.exec(text), make }))
    .filter(({ match }) => match)
    .sort((a, b) => a.match.index - b.match.index)[0];
  if (!first) return lines(withEmoji(unescaped(text)));
  const { match, make } = first;
  return [
    ...lines(withEmoji(unescaped(text.slice(0, match.index)))),
    make(match),
    ...spans(text.slice(match.index + match[0].length)),
  ];
}
