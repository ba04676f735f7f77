/** Slack's message markup, from a string to DOM nodes. */

import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mention } from "./people.js";
import { channelOf, store } from "./state.js";
import { channelLink } from "./places.js";
import { dateTokens } from "./time.js";

/**
 * Nodes for a mrkdwn text. `verbatim` leaves bare addresses as plain text,
 * as a text object with `verbatim: true` does.
 */
export function mrkdwn(text, { verbatim = false } = {}) {
  return blocksOf(String(text ?? "")).flatMap((part) => {
    if (part.kind === "pre") return h("pre", { class: "mk-pre" }, unescaped(part.text));
    if (part.kind === "quote") return h("blockquote", {}, inline(part.text, { verbatim }));
    return inline(part.text, { verbatim });
  });
}

/** A text object of Block Kit: mrkdwn or plain_text. */
export function textObject(object) {
  if (!object) return [];
  if (typeof object === "string") return lines(object);
  if (object.type === "mrkdwn") return mrkdwn(object.text, { verbatim: object.verbatim });
  return lines(object.emoji === false ? object.text : withEmoji(object.text));
}

/** The same text with nothing but characters, for names of buttons and fields. */
export function plain(object) {
  if (!object) return "";
  if (typeof object === "string") return object;
  return object.emoji === false ? object.text : withEmoji(object.text);
}

/** What a mrkdwn text says, without markup: for previews and notifications. */
export function plainOf(text) {
  const holder = h("div", {}, mrkdwn(text));
  for (const line of holder.querySelectorAll("br, blockquote, pre")) line.append(" ");
  return holder.textContent.replace(/\s+/g, " ").trim();
}

/** Slack escapes three signs and no others. */
export function unescaped(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Text with its line breaks. */
export function lines(text) {
  return String(text ?? "")
    .split("\n")
    .flatMap((line, at) => (at ? [h("br"), line] : [line]));
}

function blocksOf(text) {
  const parts = [];
  const pieces = text.split(/```([\s\S]+?)```/);
  pieces.forEach((piece, at) => {
    if (at % 2) parts.push({ kind: "pre", text: piece.replace(/^\n|\n$/g, "") });
    else parts.push(...quotesOf(piece, at > 0, at < pieces.length - 1));
  });
  return parts;
}

function quotesOf(text, isAfterPre, isBeforePre) {
  const trimmed = text
    .replace(isAfterPre ? /^\n/ : /^$/, "")
    .replace(isBeforePre ? /\n$/ : /$^/, "");
  if (!trimmed) return [];
  const parts = [];
  const all = trimmed.split("\n");
  for (let at = 0; at < all.length; at += 1) {
    const quoted = /^(?:&gt;|>)(?!&gt;&gt;|>>) ?(.*)$/.exec(all[at]);
    const rest = /^(?:&gt;&gt;&gt;|>>>)\s?(.*)$/.exec(all[at]);
    if (rest) {
      parts.push({ kind: "quote", text: [rest[1], ...all.slice(at + 1)].join("\n") });
      break;
    }
    add(parts, quoted ? "quote" : "text", quoted ? quoted[1] : all[at]);
  }
  return parts;
}

function add(parts, kind, line) {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += `\n${line}`;
  else parts.push({ kind, text: line });
}

const TOKEN = /<([^<>\n]+)>|`([^`\n]+)`/g;

function inline(text, options) {
  const nodes = [];
  // Styles may span tokens ("*see <url|this>*"), so tokens are set aside as private characters first.
  const kept = [];
  const marked = text.replace(TOKEN, (typed, token, code) => {
    kept.push(code === undefined ? angled(token) : h("code", {}, unescaped(code)));
    return String.fromCharCode(FIRST + kept.length - 1);
  });
  nodes.push(...styled(marked, { ...options, kept }));
  return nodes;
}

const FIRST = 0xe000;

const STYLES = [
  [/(^|[^\p{L}\p{N}*])\*(?![\s*])([^*\n]*?[^\s*])\*(?![\p{L}\p{N}*])/u, "strong"],
  [/(^|[^\p{L}\p{N}_])_(?![\s_])([^\n]*?[^\s_])_(?![\p{L}\p{N}_])/u, "em"],
  [/(^|[^\p{L}\p{N}~])~(?![\s~])([^~\n]*?[^\s~])~(?![\p{L}\p{N}~])/u, "s"],
];

function styled(text, options) {
  const found = STYLES.map(([pattern, tag]) => ({ match: pattern.exec(text), tag }))
    .filter(({ match }) => match)
    .sort((a, b) => start(a.match) - start(b.match))[0];
  if (!found) return leaves(text, options);
  const { match, tag } = found;
  const end = match.index + match[0].length;
  return [
    ...leaves(text.slice(0, start(match)), options),
    h(tag, {}, styled(match[2], options)),
    ...styled(text.slice(end), options),
  ];
}

const start = (match) => match.index + match[1].length;

// An entity may stand in an address (&amp;), but an escaped bracket ends it.
const URL_SIGN = String.raw`(?!&[lg]t;)[^\s<>|\uE000-\uF8FF]`;
const BARE_URL = new RegExp(
  String.raw`\bhttps?://(?:${URL_SIGN})*(?!&[lg]t;)[^\s<>|\uE000-\uF8FF.,;:!?)\]'"*_~]`,
  "g",
);

function leaves(text, { kept, verbatim }) {
  return text.split(/([\uE000-\uF8FF])/).flatMap((piece) => {
    const token = kept[piece.charCodeAt(0) - FIRST];
    if (piece.length === 1 && token) return [token];
    return verbatim ? words(piece) : linked(piece);
  });
}

function linked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(BARE_URL)) {
    nodes.push(...words(text.slice(from, match.index)));
    nodes.push(link(unescaped(match[0]), unescaped(match[0])));
    from = match.index + match[0].length;
  }
  return [...nodes, ...words(text.slice(from))];
}

function words(text) {
  return text ? lines(withEmoji(unescaped(text))) : [];
}

function angled(token) {
  const [target, ...rest] = token.split("|");
  const label = rest.length ? unescaped(rest.join("|")) : undefined;
  if (target.startsWith("@"))
    return mention(target.slice(1), label, target.slice(1) === store.user);
  if (target.startsWith("#"))
    return channelLink(target.slice(1), label ?? channelOf(target.slice(1))?.name);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return link(unescaped(target), withEmoji(label ?? unescaped(target).replace(/^mailto:/, "")));
}

function special(command, label) {
  const [name, ...args] = command.split("^");
  if (["here", "channel", "everyone"].includes(name)) {
    return h("span", { class: "mention mention-all", dataset: { range: name } }, `@${name}`);
  }
  if (name === "date") return dated(args, label);
  return h("span", { class: "mention" }, label ?? `@${args[0] ?? name}`);
}

function dated([ts, pattern = "{date_pretty}", target], fallback) {
  const written = Number.isNaN(Number(ts)) ? fallback : dateTokens(ts, unescaped(pattern));
  const node = h("time", { title: fallback ?? "" }, written ?? "");
  return target ? link(unescaped(target), node) : node;
}
