/** The form a customer writes a mail in. */

import { api } from "./api.js";
import { fill, h, uid } from "./dom.js";

/**
 * A new mail, or the answer to `answered`. `from` is `{address, name}`; `suggestions` are
 * addresses the desk reads; `onSent` hears the address it was sent from.
 */
export function mailForm({ from, answered, suggestions, onCancel, onSent }) {
  const hints = uid("addresses");
  const fields = {
    from: field("From", {
      type: "email",
      required: true,
      value: from.address ?? "",
      placeholder: "customer@example.com",
    }),
    name: field("Name", { value: from.name ?? "", placeholder: "Name of the customer" }),
    to: field("To", {
      required: true,
      value: answered ? (answered.reply_to ?? answered.from) : (suggestions[0] ?? ""),
      placeholder: "help@example.com",
      list: hints,
    }),
    subject: field("Subject", {
      value: answered ? replySubject(answered.subject) : "",
      placeholder: "What is it about?",
    }),
  };
  const text = h("textarea", {
    class: "field-input mail-write",
    "aria-label": "Text",
    rows: 10,
    placeholder: "Write the mail here",
    required: true,
  });
  const trouble = h("p", { class: "input-error", role: "alert" });
  const send = h("button", { type: "submit", class: "btn btn-primary" }, "Send mail");
  const form = h(
    "form",
    { class: "mail-form", "aria-label": answered ? "Answer a mail" : "New mail", noValidate: true },
    h("h3", {}, answered ? "Answer" : "New mail"),
    Object.values(fields).map((one) => one.row),
    text,
    h(
      "datalist",
      { id: hints },
      suggestions.map((address) => h("option", { value: address })),
    ),
    answered
      ? h(
          "details",
          {},
          h("summary", {}, "The mail that is answered"),
          h("pre", { class: "mail-quoted" }, answered.text ?? ""),
        )
      : null,
    trouble,
    h(
      "div",
      { class: "mail-foot" },
      send,
      h("button", { type: "button", class: "btn", on: { click: onCancel } }, "Discard"),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const mail = Object.fromEntries(
      Object.entries(fields).map(([key, one]) => [key, one.input.value.trim()]),
    );
    const lacking = !mail.from ? "Who is it from?" : !mail.to ? "To whom is it sent?" : "";
    if (lacking) {
      fill(trouble, lacking);
      return;
    }
    send.disabled = true;
    const answer = await api
      .sendMail({ ...mail, text: text.value, reply_to_id: answered?.id })
      .catch((error) => ({ ok: false, answer: error.message }));
    send.disabled = false;
    if (answer.ok === false)
      fill(trouble, `The server refused it: ${answer.answer ?? answer.error}`);
    else onSent(mail.from);
  });
  return form;
}

function field(label, props) {
  const id = uid("mail");
  const input = h("input", {
    type: "text",
    id,
    class: "field-input",
    autocomplete: "off",
    ...props,
  });
  return {
    input,
    row: h("div", { class: "mail-field" }, h("label", { htmlFor: id }, label), input),
  };
}

function replySubject(subject) {
  return /^\s*re:/i.test(subject ?? "") ? subject : `Re: ${subject ?? ""}`;
}
