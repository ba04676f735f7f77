/** Dates and times: the browser's own pickers in Slack's dress. */

import { h } from "../dom.js";
import { plain } from "../mrkdwn.js";
import { act, keep, valueOf } from "./surface.js";

export const datePicker = (element, block, surface, label) =>
  picker("date", element, block, surface, label ?? "Date", {
    read: (value) => value.selected_date,
    write: (typed) => ({ selected_date: typed || null }),
  });

export const timePicker = (element, block, surface, label) =>
  picker("time", element, block, surface, label ?? "Time", {
    read: (value) => value.selected_time,
    write: (typed) => ({ selected_time: typed || null }),
  });

export const dateTimePicker = (element, block, surface, label) =>
  picker("datetime-local", element, block, surface, label ?? "Date and time", {
    read: (value) => value.selected_date_time && localOf(value.selected_date_time),
    write: (typed) => ({ selected_date_time: typed ? Math.floor(new Date(typed) / 1000) : null }),
  });

function picker(type, element, block, surface, label, { read, write }) {
  return h("input", {
    type,
    id: surface.fieldId(block, element),
    class: "field-input field-date",
    value: read(valueOf(surface, block, element)) ?? "",
    title: plain(element.placeholder),
    "aria-label": block.type === "input" ? null : label || plain(element.placeholder),
    on: {
      change: (event) => {
        const value = write(event.target.value);
        keep(surface, block, element, value);
        if (block.type !== "input" || block.dispatch_action) act(surface, block, element, value);
      },
    },
  });
}

function localOf(seconds) {
  const at = new Date(seconds * 1000);
  return new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
