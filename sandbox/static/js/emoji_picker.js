/** A small table of emoji to choose from. */

import { h } from "./dom.js";
import { emojiOf } from "./emoji.js";
import { popover } from "./popover.js";

const OFFERED = [
  "+1 -1 white_check_mark x eyes raised_hands pray clap ok_hand wave muscle point_up",
  "smile joy wink blush thinking_face sweat_smile cry sob rage partying_face sunglasses heart_eyes",
  "heart tada fire rocket star sparkles 100 zap bulb warning question exclamation",
  "email envelope_with_arrow package truck credit_card receipt phone calendar hourglass_flowing_sand bell memo mag",
  "red_circle large_orange_circle large_yellow_circle large_green_circle coffee pizza cake dog cat sunny rainbow rotating_light",
];

/** Offer emoji beside a button; `choose` gets the name. */
export function pickEmoji(anchor, choose, options = {}) {
  const rows = OFFERED.map((names) =>
    names.split(" ").map((name) =>
      h(
        "button",
        {
          type: "button",
          class: "emoji-btn",
          title: `:${name}:`,
          "aria-label": name,
          on: {
            click: () => {
              close();
              choose(name);
            },
          },
        },
        emojiOf(name),
      ),
    ),
  );
  const panel = h("div", { class: "emoji-panel", role: "dialog", "aria-label": "Emoji" }, rows);
  const close = popover(anchor, panel, options);
}
