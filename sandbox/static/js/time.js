/** How moments are written: Slack's own short forms, in the reader's zone. */

import { now } from "./state.js";

const DAY = 86_400_000;

const format = (options) => new Intl.DateTimeFormat("en-US", options);
const clockTime = format({ hour: "numeric", minute: "2-digit" });
const clockSeconds = format({ hour: "numeric", minute: "2-digit", second: "2-digit" });
const numeric = format({ year: "numeric", month: "2-digit", day: "2-digit" });
const short = format({ month: "short", day: "numeric", year: "numeric" });
const weekdayAndDay = format({ weekday: "long", month: "long" });
const long = format({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
const month = format({ month: "long" });

/** A Slack ts ("1700000000.000100") or seconds, as milliseconds. */
export const millis = (ts) => Math.floor(Number(ts)) * 1000;

export const timeOf = (ts) => clockTime.format(millis(ts));

/** When a reply came: with its day where that is not today, since threads have no lines between days. */
export function stampOf(ts) {
  const at = millis(ts);
  if (daysBetween(at, now()) === 0) return timeOf(ts);
  const day = near(at) ?? `${format({ month: "short" }).format(at)} ${ordinal(new Date(at).getDate())}`;
  return `${day} at ${timeOf(ts)}`;
}

export const dayKey = (ts) => new Date(millis(ts)).toDateString();

/** "Today", "Yesterday" or "Monday, October 5th", for the line between two days. */
export function dayName(ts) {
  const at = millis(ts);
  return (
    near(at) ??
    `${weekdayAndDay.formatToParts(at).find((p) => p.type === "weekday").value}, ${month.format(
      at,
    )} ${ordinal(new Date(at).getDate())}`
  );
}

/** "today at 2:02 PM", "3 days ago": when the last reply came. */
export function sinceName(ts) {
  const at = millis(ts);
  const days = daysBetween(at, now());
  if (days <= 0) return `today at ${clockTime.format(at)}`;
  if (days === 1) return `yesterday at ${clockTime.format(at)}`;
  return days < 30 ? `${days} days ago` : `on ${short.format(at)}`;
}

/** One moment for hovering over: "October 5th at 2:02:10 PM". */
export function fullName(ts) {
  const at = millis(ts);
  return `${near(at) ?? `${month.format(at)} ${ordinal(new Date(at).getDate())}`} at ${clockSeconds.format(
    at,
  )}`;
}

/** A mail's date: the time today, else the day. */
export function mailDate(value) {
  const at = typeof value === "number" ? value * 1000 : Date.parse(value);
  if (Number.isNaN(at)) return "";
  return daysBetween(at, now()) === 0
    ? clockTime.format(at)
    : short.format(at).replace(/, \d+$/, "");
}

export function mailDateLong(value) {
  const at = typeof value === "number" ? value * 1000 : Date.parse(value);
  return Number.isNaN(at) ? String(value ?? "") : `${short.format(at)}, ${clockTime.format(at)}`;
}

export const clockName = (at) =>
  `${format({ weekday: "short", month: "short", day: "numeric" }).format(
    at,
  )}, ${clockTime.format(at)}`;

/**
 * Slack's date tokens: `{date_num}`, `{date_short_pretty} at {time}`, `{ago}` and so on.
 * `ts` is in seconds; an unknown token is left as it stands.
 */
export function dateTokens(ts, pattern) {
  const at = millis(ts);
  return pattern.replace(/\{(\w+)\}/g, (token, name) => TOKENS[name]?.(at) ?? token);
}

const pretty = (write) => (at) => near(at)?.toLowerCase() ?? write(at);

const TOKENS = {
  date_num: (at) => numeric.format(at).replace(/(\d+)\/(\d+)\/(\d+)/, "$3-$1-$2"),
  date_slash: (at) => numeric.format(at),
  date: longDate,
  date_short: (at) => short.format(at),
  date_long: (at) => long.format(at),
  date_pretty: pretty(longDate),
  date_short_pretty: pretty((at) => short.format(at)),
  date_long_pretty: pretty((at) => long.format(at)),
  time: (at) => clockTime.format(at),
  time_secs: (at) => clockSeconds.format(at),
  ago: agoName,
  day_divider_pretty: pretty((at) => dayName(at / 1000)),
};

function longDate(at) {
  const date = new Date(at);
  return `${month.format(at)} ${ordinal(date.getDate())}, ${date.getFullYear()}`;
}

function near(at) {
  return { 0: "Today", 1: "Yesterday", [-1]: "Tomorrow" }[daysBetween(at, now())];
}

function daysBetween(at, later) {
  const start = (moment) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((start(later) - start(at)) / DAY);
}

function agoName(at) {
  const seconds = Math.round((now() - at) / 1000);
  const [amount, unit] = inUnits(Math.abs(seconds));
  if (unit === "second") return seconds < 0 ? "in a moment" : "just now";
  const words = `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

function inUnits(seconds) {
  if (seconds < 60) return [seconds, "second"];
  if (seconds < 3600) return [Math.round(seconds / 60), "minute"];
  if (seconds < 86_400) return [Math.round(seconds / 3600), "hour"];
  return [Math.round(seconds / 86_400), "day"];
}

function ordinal(day) {
  const tail = day % 100 > 10 && day % 100 < 14 ? "th" : { 1: "st", 2: "nd", 3: "rd" }[day % 10];
  return `${day}${tail ?? "th"}`;
}
