/** The list of a mailbox's conversations. */

import { partyName } from "./addresses.js";
import { unseen } from "./conversations.js";
import { h } from "./dom.js";
import { mailDate } from "./time.js";

/** `isOfAll` says whose mailbox each conversation is in; `open` gets the chosen one. */
export function mailList(all, { isOfAll, open }) {
  if (!all.length) return emptyNote();
  return h(
    "ul",
    { class: "mail-list", "aria-label": "Mails" },
    all.map((one) => h("li", {}, row(one, { isOfAll, open }))),
  );
}

function row(conversation, { isOfAll, open }) {
  const { mails, mailbox } = conversation;
  const last = mails.at(-1);
  const isUnread = unseen(mails).length > 0;
  const party = last.direction === "out" ? `To ${partyName(last.to)}` : partyName(last.from);
  return h(
    "button",
    {
      type: "button",
      class: ["mail-row", isUnread && "unread"],
      on: { click: () => open(conversation) },
    },
    h(
      "span",
      { class: "mail-row-head" },
      h("span", { class: "mail-party" }, party),
      mails.length > 1 ? h("span", { class: "mail-count" }, mails.length) : null,
      isUnread ? h("span", { class: "mail-new" }, "new") : null,
      h("time", {}, mailDate(last.date)),
    ),
    h("span", { class: "mail-subject" }, last.subject || "(no subject)"),
    h("span", { class: "mail-snippet" }, (last.text ?? "").replace(/\s+/g, " ").slice(0, 120)),
    isOfAll ? h("span", { class: "mail-owner" }, mailbox) : null,
  );
}

function emptyNote() {
  return h(
    "div",
    { class: "nothing" },
    h("p", {}, "No mail yet."),
    h("p", {}, "Write a new mail, or send a few sample mails, and watch them arrive as cases."),
  );
}
