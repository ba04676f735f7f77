/** Parts of a mail's From and To. */

/** "Ana <ana@example.com>" -> "ana@example.com". */
export const addressOf = (party) =>
  /<([^>]+)>/.exec(party ?? "")?.[1] ?? String(party ?? "").trim();

const OUTSIDE_QUOTES = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** The names of the parties of a header, or their addresses where there is none. */
export function partyName(parties) {
  return String(parties ?? "")
    .split(OUTSIDE_QUOTES)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => /^\s*"?([^"<]+?)"?\s*</.exec(one)?.[1] ?? one)
    .join(", ");
}
