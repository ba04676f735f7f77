/** Parts of a mail's From and To. */

/** "Ana <ana@example.com>" -> "ana@example.com". */
export const addressOf = (party) =>
  /<([^>]+)>/.exec(party ?? "")?.[1] ?? String(party ?? "").trim();

/** The name of a party, or the address where there is none; several are joined. */
export function partyName(party) {
  return [party]
    .flat()
    .filter(Boolean)
    .map((one) => /^\s*"?([^"<]+?)"?\s*</.exec(one)?.[1] ?? one)
    .join(", ");
}
