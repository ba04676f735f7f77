/** DOM nodes are built here and nowhere else, so text never becomes markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, listeners and children; strings become text nodes. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) put(node, name, value);
  node.append(...flat(children));
  return node;
}

/** An SVG element; attributes only. */
export function s(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(name, String(value));
  }
  node.append(...flat(children));
  return node;
}

/** Replace what an element holds. */
export function fill(node, ...children) {
  node.replaceChildren(...flat(children));
  return node;
}

/** A link target a person may safely follow, or null. */
export function safeUrl(url) {
  try {
    const parsed = new URL(url, location.href);
    return ["http:", "https:", "mailto:", "tel:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** An outside link in a new tab; plain text where the target is not safe. */
export function link(url, ...label) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, ...label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer", class: "out" }, ...label);
}

/** Make an id for label/for pairs. */
export const uid = (() => {
  let count = 0;
  return (prefix) => `${prefix}-${(count += 1)}`;
})();

function put(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "on") {
    for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
  } else if (name === "style" || name === "dataset") {
    Object.assign(node[name], value);
  } else if (name === "class") {
    node.className = [value].flat(9).filter(Boolean).join(" ");
  } else if (name in node && !name.startsWith("aria") && !READ_ONLY.has(name)) {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

const READ_ONLY = new Set(["list", "form", "role", "width", "height"]);

function flat(children) {
  return children
    .flat(9)
    .filter((child) => child !== null && child !== undefined && child !== false);
}
