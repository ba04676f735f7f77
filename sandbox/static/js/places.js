/** Links that lead somewhere inside the workspace. */

import { h } from "./dom.js";
import { channelOf, go } from "./state.js";

export function channelLink(id, label) {
  if (!channelOf(id))
    return h("span", { class: "mention" }, label ? `#${label}` : "private channel");
  return h(
    "a",
    {
      class: "mention",
      dataset: { channel: id },
      href: `#channel=${id}`,
      on: { click: visit({ channel: id }) },
    },
    `#${label ?? id}`,
  );
}

/** A click listener that goes to a place without leaving the page. */
export function visit(place) {
  return (event) => {
    event.preventDefault();
    go(place);
  };
}
