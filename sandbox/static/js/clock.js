/** The sandbox's clock, which can be moved forward so that due times come. */

import { api } from "./api.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { popover } from "./popover.js";
import { now, on, setClock } from "./state.js";
import { clockName } from "./time.js";
import { toast } from "./toasts.js";

const STEPS = [
  ["+10 minutes", 600],
  ["+1 hour", 3600],
  ["+1 day", 86_400],
  ["+1 week", 604_800],
];

export function clockButton() {
  const shown = h("time", { class: "clock-now" });
  const tick = () => fill(shown, clockName(now()));
  setInterval(tick, 1000);
  on("clock", tick);
  return h(
    "button",
    {
      type: "button",
      class: "top-btn",
      "aria-label": "Clock",
      title: "Move the sandbox's clock",
      "aria-haspopup": "dialog",
      on: { click: (event) => popover(event.currentTarget, panel(), { align: "end" }) },
    },
    icon("clock", 18),
    shown,
  );
}

function panel() {
  const shown = h(
    "output",
    { class: "clock-large", "aria-label": "Sandbox time" },
    clockName(now()),
  );
  const move = async (change) => {
    const answer = await api.setClock(change).catch((error) => ({ error: error.message }));
    if (answer.error) toast({ title: "The clock stayed", text: answer.error, isError: true });
    else setClock(answer.now);
    fill(shown, clockName(now()));
  };
  const exact = h("input", {
    type: "datetime-local",
    class: "field-input",
    "aria-label": "Set the clock to",
  });
  return h(
    "div",
    { class: "clock-panel", role: "dialog", "aria-label": "Clock" },
    h("h2", {}, "Sandbox time"),
    shown,
    h(
      "div",
      { class: "clock-steps" },
      STEPS.map(([label, seconds]) =>
        h(
          "button",
          {
            type: "button",
            class: "btn",
            on: { click: () => move({ advance_seconds: seconds }) },
          },
          label,
        ),
      ),
    ),
    h(
      "div",
      { class: "clock-exact" },
      exact,
      h(
        "button",
        {
          type: "button",
          class: "btn",
          on: {
            click: () => {
              if (exact.value) move({ now: new Date(exact.value).toISOString() });
            },
          },
        },
        "Set",
      ),
    ),
    h("p", {}, "Reminders, due times and the digest follow this clock."),
  );
}
