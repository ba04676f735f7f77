/** The customer's side: a mailbox beside the workspace. */

import { addressOf } from "./addresses.js";
import { api } from "./api.js";
import { among, combobox } from "./combobox.js";
import { conversations, markSeen, unseen } from "./conversations.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { mailNode } from "./mail.js";
import { mailForm } from "./mail_form.js";
import { mailList } from "./mail_list.js";
import { on, store, tell } from "./state.js";
import { toast } from "./toasts.js";
import { coalesced } from "./turns.js";

const ALL = { value: "", label: "All customers" };

/** The mailbox column: whose it is, the conversations in it, one of them open, or a new mail. */
export function mailbox() {
  const box = { address: "", mails: [], open: null };
  const who = h("div", { class: "mail-who" });
  const body = h("div", { class: "mail-body" });
  const node = h("aside", { class: "mailbox", "aria-label": "Customer mailbox" });
  fill(
    node,
    head(() => compose()),
    who,
    body,
    foot((event) => samples(event.currentTarget)),
  );

  const refresh = coalesced(async () => {
    const { messages } = await api.mail("").catch(() => ({ messages: [] }));
    const isNew = JSON.stringify(messages) !== JSON.stringify(box.mails);
    box.mails = messages;
    tell("unseen", unseen(messages).length);
    // A form that is being written is left alone.
    if (body.querySelector(".mail-form") || (!isNew && body.firstChild)) return;
    if (box.open) showConversation(box.open);
    else showList();
    drawWho();
  });

  const shown = () => conversations(box.mails.filter((mail) => isHere(mail, box.address)));

  function drawWho() {
    if (who.contains(document.activeElement)) return;
    const options = store.workspace.mailboxes.map((one) => ({
      value: one.address,
      label: one.address,
      hint: hintOf(one, box.mails),
    }));
    const chosen = box.address ? { value: box.address, label: box.address } : ALL;
    fill(
      who,
      h("label", { class: "mail-label", htmlFor: "mailbox-address" }, "Mailbox of"),
      combobox({
        id: "mailbox-address",
        name: "Mailbox of",
        placeholder: "customer@example.com",
        isFree: true,
        load: among([{ options: [ALL, ...options] }]),
        chosen: [chosen],
        onChange: ([choice]) => choose(choice.value),
      }),
    );
  }

  function choose(address) {
    box.address = address.toLowerCase();
    showList();
  }

  function showList() {
    box.open = null;
    const open = (conversation) => showConversation(conversation.key);
    fill(body, mailList(shown(), { isOfAll: !box.address, open }));
  }

  function showConversation(key) {
    const conversation = shown().find((one) => one.key === key);
    if (!conversation) return showList();
    box.open = key;
    markSeen(conversation.mails);
    tell("unseen", unseen(box.mails).length);
    const nodes = conversation.mails.map((mail, at) =>
      mailNode(mail, {
        isOpen: at === conversation.mails.length - 1,
        onReply: () => compose(mail),
      }),
    );
    fill(body, conversationNode(conversation, nodes, showList));
    nodes.at(-1).scrollIntoView({ block: "nearest" });
    return undefined;
  }

  function compose(answered) {
    const back = () => (answered ? showConversation(box.open) : showList());
    fill(
      body,
      mailForm({
        from: writer(answered?.mailbox || box.address),
        answered,
        suggestions: addressesOfDesk(box.mails),
        onCancel: back,
        onSent: (address) => {
          if (box.address) box.address = address.toLowerCase();
          back();
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
    else {
      const title = "Sample mails are sent";
      toast({ title, text: "They arrive as cases.", picture: icon("mail", 20) });
    }
    refresh();
  }

  on("workspace", drawWho);
  on("mail", () => refresh());
  node.start = refresh;
  return node;
}

function head(compose) {
  return h(
    "header",
    { class: "mail-head" },
    h("h2", {}, icon("mail", 20), "Customer's mailbox"),
    h("span", { class: "spring" }),
    h(
      "button",
      { type: "button", class: "btn btn-small btn-primary", on: { click: compose } },
      "New mail",
    ),
  );
}

function foot(send) {
  return h(
    "footer",
    { class: "mail-base" },
    h(
      "button",
      { type: "button", class: "btn btn-small", on: { click: send } },
      "Send sample mails",
    ),
    "from several customers",
  );
}

function conversationNode({ mails }, nodes, back) {
  const subject = mails[0].subject || "(no subject)";
  return h(
    "section",
    { class: "conversation", "aria-label": subject },
    h(
      "div",
      { class: "conversation-head" },
      h(
        "button",
        { type: "button", class: "icon-btn", "aria-label": "Back to mails", on: { click: back } },
        icon("back", 18),
      ),
      h("h3", {}, subject),
    ),
    nodes,
  );
}

const isHere = (mail, address) => !address || (mail.mailbox ?? address) === address;

function hintOf({ address, name }, mails) {
  const count = unseen(mails.filter((mail) => isHere(mail, address))).length;
  return [name === address ? "" : name, count ? `${count} new` : ""].filter(Boolean).join(" · ");
}

/** Who writes: the mailbox that is looked at, else the first known customer. */
function writer(address) {
  const { mailboxes } = store.workspace;
  if (!address) return mailboxes[0] ?? { address: "", name: "" };
  return mailboxes.find((one) => one.address === address) ?? { address, name: "" };
}

function addressesOfDesk(mails) {
  const known = (store.workspace.queues_hint ?? []).map((one) => one.address ?? one);
  const written = mails.filter((one) => one.direction === "in").map((one) => addressOf(one.from));
  return [...new Set([...known, ...written])];
}
