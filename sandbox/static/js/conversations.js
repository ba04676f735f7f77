/** Mails put together as mail programs do, and which of them were read. */

const SEEN = "deskbell-sandbox-seen-mail";
const MOST = 3000;

const seen = new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]"));

const markOf = (mail) => mail.message_id || mail.id;

/**
 * `{key, mailbox, mails}` for each customer and subject (without its "Re:"), the one with the
 * newest mail first. Mails are given oldest first.
 */
export function conversations(mails) {
  const found = new Map();
  for (const mail of mails) {
    const key = `${mail.mailbox ?? ""} ${bareSubject(mail.subject)}`;
    if (!found.has(key)) found.set(key, { key, mailbox: mail.mailbox ?? "", mails: [] });
    found.get(key).mails.push(mail);
  }
  const newest = (conversation) => {
    const last = conversation.mails.at(-1);
    return Date.parse(last.date) || mails.indexOf(last);
  };
  return [...found.values()].reverse().sort((a, b) => newest(b) - newest(a));
}

/** The mails from the desk that the customer has not looked at. */
export function unseen(mails) {
  return mails.filter((mail) => mail.direction === "in" && !seen.has(markOf(mail)));
}

export function markSeen(mails) {
  for (const mail of mails) seen.add(markOf(mail));
  localStorage.setItem(SEEN, JSON.stringify([...seen].slice(-MOST)));
}

function bareSubject(subject) {
  return (subject ?? "")
    .replace(/^\s*((re|fwd?|aw|wg|sv|antw)\s*:\s*)+/i, "")
    .trim()
    .toLowerCase();
}
