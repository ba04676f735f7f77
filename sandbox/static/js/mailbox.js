/** The customer's side: a mailbox beside the workspace. */

import { addressOf, partyName } from "./addresses.js";
import { api } from "./api.js";
import { among, combobox } from "./combobox.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { mailNode } from "./mail.js";
import { mailForm } from "./mail_form.js";
import { on, store } from "./state.js";
import { mailDate } from "./time.js";
import { toast } from "./toasts.js";
import { coalesced } from "./turns.js";

const SEEN = "deskbell-sandbox-seen-mail";

/** The mailbox column: whose it is, the conversations in it, one of them open, or a new mail. */
export function mailbox() {
  const box = {
    address: null,
    name: "",
    messages: [],
    open: null,
    seen: new Set(JSON.parse(localStorage.getItem(SEEN) ?? "[]")),
  };
  const node = h("aside", { class: "mailbox", "aria-label": "Customer mailbox" });
  const who = h("div", { class: "mail-who" });
  const body = h("div", { class: "mail-body" });
  fill(
    node,
    h(
      "header",
      { class: "mail-head" },
      h("h2", {}, icon("mail", 20), "Customer's mailbox"),
      h("span", { class: "spring" }),
      h(
        "button",
        { type: "button", class: "btn btn-small btn-primary", on: { click: () => compose() } },
        "New mail",
      ),
    ),
    who,
    body,
    h(
      "footer",
      { class: "mail-base" },
      h(
        "button",
        {
          type: "button",
          class: "btn btn-small",
          on: { click: (event) => samples(event.currentTarget) },
        },
        "Send sample mails",
      ),
      "from several customers",
    ),
  );

  const refresh = coalesced(async () => {
    const { address } = box;
    if (!address) return showList();
    const answer = await api.mail(address).catch(() => ({ messages: [] }));
    if (address !== box.address) return undefined;
    const isNew = JSON.stringify(answer.messages) !== JSON.stringify(box.messages);
    box.messages = answer.messages;
    // A form that is being written is left alone.
    if (body.querySelector(".mail-form") || (!isNew && body.firstChild)) return undefined;
    return box.open ? showConversation(box.open) : showList();
  });

  function drawWho() {
    const known = store.workspace.mailboxes;
    if (who.contains(document.activeElement)) return;
    const options = known.map((one) => ({
      value: one.address,
      label: one.address,
      hint: one.name,
    }));
    fill(
      who,
      h("label", { class: "mail-label", htmlFor: "mailbox-address" }, "Mailbox of"),
      combobox({
        id: "mailbox-address",
        name: "Mailbox of",
        placeholder: "customer@example.com",
        isFree: true,
        load: among([{ options }]),
        chosen: box.address ? [{ value: box.address, label: box.address }] : [],
        onChange: ([choice]) => choose(choice.value),
      }),
    );
  }

  function choose(address) {
    const known = store.workspace.mailboxes.find((one) => one.address === address);
    Object.assign(box, { address, name: known?.name ?? "", open: null, messages: [] });
    showList();
    refresh();
  }

  function showList() {
    box.open = null;
    const all = conversations(box.messages);
    fill(
      body,
      all.length
        ? h(
            "ul",
            { class: "mail-list", "aria-label": "Mails" },
            all.map((one) => h("li", {}, row(one))),
          )
        : h(
            "div",
            { class: "nothing" },
            h("p", {}, box.address ? "No mail yet." : "Choose or type the address of a customer."),
            h(
              "p",
              {},
              "Write a new mail, or send a few sample mails, and watch them arrive as cases.",
            ),
          ),
    );
  }

  function row(conversation) {
    const last = conversation.mails.at(-1);
    const isUnread = conversation.mails.some(
      (mail) => mail.direction === "in" && !box.seen.has(mail.id),
    );
    const others = conversation.mails.length;
    return h(
      "button",
      {
        type: "button",
        class: ["mail-row", isUnread && "unread"],
        on: { click: () => showConversation(conversation.key) },
      },
      h(
        "span",
        { class: "mail-row-head" },
        h(
          "span",
          { class: "mail-party" },
          last.direction === "out" ? `To ${partyName(last.to)}` : partyName(last.from),
        ),
        others > 1 ? h("span", { class: "mail-count" }, others) : null,
        h("time", {}, mailDate(last.date)),
      ),
      h("span", { class: "mail-subject" }, last.subject || "(no subject)"),
      h("span", { class: "mail-snippet" }, (last.text ?? "").replace(/\s+/g, " ").slice(0, 120)),
    );
  }

  function showConversation(key) {
    const conversation = conversations(box.messages).find((one) => one.key === key);
    if (!conversation) return showList();
    box.open = key;
    for (const mail of conversation.mails) box.seen.add(mail.id);
    localStorage.setItem(SEEN, JSON.stringify([...box.seen].slice(-2000)));
    const last = conversation.mails.at(-1);
    const article = h(
      "section",
      { class: "conversation", "aria-label": last.subject || "(no subject)" },
      h(
        "div",
        { class: "conversation-head" },
        h(
          "button",
          {
            type: "button",
            class: "icon-btn",
            "aria-label": "Back to mails",
            on: { click: showList },
          },
          icon("back", 18),
        ),
        h("h3", {}, conversation.mails[0].subject || "(no subject)"),
      ),
      conversation.mails.map((mail) =>
        mailNode(mail, { isOpen: mail === last, onReply: () => compose(mail) }),
      ),
    );
    fill(body, article);
    const nodes = article.querySelectorAll(".mail");
    nodes[nodes.length - 1]?.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  function compose(answered) {
    const back = () => {
      fill(body);
      if (answered) showConversation(box.open);
      else showList();
    };
    fill(
      body,
      mailForm({
        from: { address: box.address, name: box.name },
        answered,
        suggestions: [
          ...new Set([
            ...(store.workspace.queues_hint ?? []).map((one) => one.address ?? one),
            ...box.messages
              .filter((one) => one.direction === "in")
              .map((one) => addressOf(one.from)),
          ]),
        ],
        onCancel: back,
        onSent: (address) => {
          const isOther = address !== box.address;
          if (isOther) {
            box.address = address;
            box.messages = [];
          }
          back();
          drawWho();
          refresh();
        },
      }),
    );
    body.querySelector("form :is(input, textarea):placeholder-shown")?.focus();
  }

  async function samples(button) {
    button.disabled = true;
    const answer = await api.sendSamples().catch((error) => ({ error: error.message }));
    button.disabled = false;
    if (answer.error) toast({ title: "Sample mails", text: answer.error, isError: true });
    else
      toast({
        title: "Sample mails are sent",
        text: "They arrive as cases.",
        picture: icon("mail", 20),
      });
    refresh();
  }

  on("workspace", () => {
    box.address ??= store.workspace.mailboxes[0]?.address ?? null;
    box.name ||= store.workspace.mailboxes[0]?.name ?? "";
    drawWho();
  });
  on("mail", () => refresh());
  node.start = refresh;
  return node;
}

/** Mails grouped as mail programs do: by subject without its "Re:"; the newest conversation first. */
function conversations(mails) {
  const found = new Map();
  for (const mail of mails) {
    const key = (mail.subject ?? "")
      .replace(/^\s*((re|fwd?|aw|sv|antw)\s*:\s*)+/i, "")
      .trim()
      .toLowerCase();
    if (!found.has(key)) found.set(key, { key, mails: [] });
    found.get(key).mails.push(mail);
  }
  const newest = (conversation) => mails.indexOf(conversation.mails.at(-1));
  return [...found.values()].sort((a, b) => newest(b) - newest(a));
}
