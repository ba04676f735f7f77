/** One mail, read safely: nothing in it runs, loads from elsewhere or leaves its frame. */

import { partyName } from "./addresses.js";
import { fill, h, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { mailDateLong } from "./time.js";

// No script runs in the frame (there is no allow-scripts); same-origin only lets us measure its height.
const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const REMOVED =
  "script, meta, base, link, iframe, frame, object, embed, form, input, button, textarea, select, svg, math, template, noscript";

/** A mail's node; `isOpen` shows it whole, `onReply` answers it. */
export function mailNode(mail, { isOpen, onReply }) {
  const inner = h("div", { class: "mail-content" });
  const draw = () =>
    fill(
      inner,
      content(mail),
      attachments(mail),
      mail.direction === "in"
        ? h(
            "div",
            { class: "mail-foot" },
            h(
              "button",
              { type: "button", class: "btn", on: { click: onReply } },
              icon("reply", 16),
              "Reply",
            ),
          )
        : null,
    );
  const node = h("article", {
    class: ["mail", `mail-${mail.direction}`],
    "aria-label": `Mail from ${mail.from}`,
  });
  const head = h(
    "button",
    { type: "button", class: "mail-title", "aria-expanded": String(isOpen), on: { click: toggle } },
    h("span", { class: "mail-from", title: mail.from }, partyName(mail.from)),
    h("time", {}, mailDateLong(mail.date)),
    h("span", { class: "mail-to", title: mail.to }, `to ${partyName(mail.to)}`),
  );
  function toggle() {
    const opens = head.getAttribute("aria-expanded") !== "true";
    head.setAttribute("aria-expanded", String(opens));
    inner.hidden = !opens;
    if (opens && !inner.firstChild) draw();
  }
  inner.hidden = !isOpen;
  node.append(head, inner);
  if (isOpen) draw();
  return node;
}

function content(mail) {
  if (!mail.html) return plainText(mail.text ?? "");
  const holder = h("div", { class: "mail-views" });
  const show = (isHtml) =>
    fill(
      holder,
      isHtml ? frame(mail) : plainText(mail.text ?? ""),
      mail.text
        ? h(
            "button",
            { type: "button", class: "linkish", on: { click: () => show(!isHtml) } },
            isHtml ? "Show as plain text" : "Show as HTML",
          )
        : null,
    );
  show(true);
  return holder;
}

function frame(mail) {
  const node = h("iframe", {
    class: "mail-frame",
    title: "Mail content",
    referrerPolicy: "no-referrer",
  });
  node.setAttribute("sandbox", SANDBOX);
  node.srcdoc = safeDocument(mail.html);
  node.addEventListener("load", () => {
    const height = () => {
      node.style.height = `${Math.min(node.contentDocument.documentElement.scrollHeight + 4, 4000)}px`;
    };
    height();
    for (const picture of node.contentDocument.images) picture.addEventListener("load", height);
  });
  return node;
}

/** The mail's own markup with everything active taken out, under a policy that forbids the rest. */
function safeDocument(html) {
  const parsed = new DOMParser().parseFromString(withoutListeners(html), "text/html");
  for (const node of parsed.querySelectorAll(REMOVED)) node.remove();
  for (const node of parsed.querySelectorAll("*")) clean(node);
  for (const sheet of parsed.querySelectorAll("style"))
    sheet.textContent = withoutLoads(sheet.textContent);
  const policy = parsed.createElement("meta");
  policy.setAttribute("http-equiv", "Content-Security-Policy");
  policy.setAttribute("content", POLICY);
  const look = parsed.createElement("style");
  look.textContent =
    "body{font:14px/1.5 Arial,sans-serif;margin:8px;overflow-wrap:anywhere}img{max-width:100%}";
  parsed.head.prepend(policy, look);
  return `<!doctype html>${parsed.documentElement.outerHTML}`;
}

// Merely parsing a listener is reported as a breach of the page's policy, so listeners go first.
function withoutListeners(html) {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/([\s"'/])on\w+\s*=/gi, "$1data-off="),
  );
}

const LOADS = ["src", "srcset", "background", "poster", "data", "xlink:href", "lowsrc"];

function clean(node) {
  for (const { name, value } of [...node.attributes]) {
    if (name.startsWith("on") || name === "srcdoc" || name === "ping") node.removeAttribute(name);
    else if (LOADS.includes(name) && !/^data:image\/(png|jpe?g|gif|webp);/i.test(value.trim()))
      node.removeAttribute(name);
    else if (name === "href" && !value.startsWith("#") && !safeUrl(value))
      node.removeAttribute(name);
    else if (name === "style") node.setAttribute(name, withoutLoads(value));
  }
  if (node.nodeName === "A") {
    node.setAttribute("target", "_blank");
    node.setAttribute("rel", "noopener noreferrer");
  }
}

// A picture fetched from elsewhere would tell its sender that the mail was read.
function withoutLoads(css) {
  return css.replace(/@import[^;]*;?/gi, "").replace(/url\([^)]*\)/gi, "none");
}

const URLS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/;

function plainText(text) {
  const rows = text.split("\n");
  return h(
    "div",
    { class: "mail-text" },
    rows.map((row) =>
      h(
        "div",
        { class: /^\s*>/.test(row) && "quoted" },
        row.split(URLS).map((piece, at) => (at % 2 ? link(piece, piece) : piece)),
        row ? null : h("br"),
      ),
    ),
  );
}

function attachments(mail) {
  if (!mail.attachments?.length) return null;
  return h(
    "ul",
    { class: "mail-files", "aria-label": "Attachments" },
    mail.attachments.map((file) => {
      const name = typeof file === "string" ? file : (file.filename ?? file.name ?? "file");
      const label = [
        icon("file", 16),
        name,
        file.size ? h("small", {}, ` ${Math.ceil(file.size / 1024)} KB`) : null,
      ];
      return h(
        "li",
        {},
        file.url && safeUrl(file.url)
          ? h("a", { href: safeUrl(file.url), download: name }, label)
          : label,
      );
    }),
  );
}
