/** The channels and people at the left, and the narrow rail beside them. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { activityPanel } from "./notices.js";
import { avatar, channelMark } from "./people.js";
import { visit } from "./places.js";
import { popover } from "./popover.js";
import { channelName, firstChannel, go, isAppChannel, on, personOf, store } from "./state.js";

const shut = new Set();

export function sidebar() {
  const node = h("nav", { class: "sidebar", "aria-label": "Channels and direct messages" });
  const draw = () =>
    fill(node, workspaceName(), h("div", { class: "sidebar-scroll" }, sections(draw)));
  on("workspace", draw);
  on("place", () => {
    document.body.classList.remove("has-channels");
    draw();
  });
  return node;
}

/** The rail: workspace, home, notifications, the mailbox. */
export function rail({ toggleMail }) {
  const node = h("div", {
    class: "rail",
    role: "toolbar",
    "aria-label": "Workspace",
    "aria-orientation": "vertical",
  });
  let mails = 0;
  const draw = () => {
    const { workspace } = store;
    const waiting = workspace.channels.reduce((sum, one) => sum + (one.mentions || 0), 0);
    fill(
      node,
      h(
        "span",
        { class: "rail-team", title: workspace.team.name, "aria-hidden": "true" },
        workspace.team.name.slice(0, 1).toUpperCase(),
      ),
      railButton("Home", "home", {
        isOn: true,
        use: () => {
          go({ channel: firstChannel()?.id, tab: "messages" });
          // In a narrow window the channels are shown only now, until one is chosen.
          document.body.classList.add("has-channels");
        },
      }),
      railButton("Activity", "bell", {
        count: waiting,
        use: (event) => popover(event.currentTarget, activityPanel()),
      }),
      railButton("Mail", "mail", { use: toggleMail, name: "Customer mail", count: mails }),
      h("span", { class: "spring" }),
      h(
        "span",
        { class: "rail-me", title: workspace.me.real_name },
        avatar(workspace.me.id, 36),
        h("i", { class: "presence" }),
      ),
    );
  };
  on("workspace", draw);
  on("unseen", (count) => {
    mails = count;
    draw();
  });
  return node;
}

function railButton(label, drawn, { use, count, isOn, name }) {
  return h(
    "button",
    {
      type: "button",
      class: ["rail-btn", isOn && "on"],
      "aria-label": name ?? label,
      on: { click: use },
    },
    h(
      "span",
      { class: "rail-icon" },
      icon(drawn, 20),
      count ? h("b", { class: "badge" }, count) : null,
    ),
    h("span", { class: "rail-label" }, label),
  );
}

function workspaceName() {
  return h(
    "div",
    { class: "workspace-name" },
    h("strong", {}, store.workspace.team.name),
    icon("down", 14),
  );
}

function sections(draw) {
  const all = store.workspace.channels;
  const byName = (a, b) => channelName(a).localeCompare(channelName(b));
  const channels = all.filter((one) => !one.is_im).sort(byName);
  const people = all.filter((one) => one.is_im && !isAppChannel(one)).sort(byName);
  const apps = all.filter(isAppChannel).sort(byName);
  return [
    section("Channels", channels, draw),
    people.length ? section("Direct messages", people, draw) : null,
    apps.length ? section("Apps", apps, draw) : null,
  ];
}

function section(title, channels, draw) {
  const isShut = shut.has(title);
  const toggle = () => {
    if (isShut) shut.delete(title);
    else shut.add(title);
    draw();
  };
  const shown = isShut
    ? channels.filter((one) => one.unread || one.id === store.place.channel)
    : channels;
  return h(
    "section",
    { class: "sidebar-section", "aria-label": title },
    h(
      "button",
      {
        type: "button",
        class: "section-toggle",
        "aria-expanded": String(!isShut),
        on: { click: toggle },
      },
      icon(isShut ? "right" : "down", 12),
      title,
    ),
    h(
      "ul",
      {},
      shown.map((channel) => h("li", {}, channelRow(channel))),
    ),
  );
}

function channelRow(channel) {
  const isHere = channel.id === store.place.channel;
  const person = channel.is_im ? personOf(channel.user) : null;
  const badge = channel.mentions || (channel.is_im && channel.unread) || 0;
  return h(
    "a",
    {
      href: `#channel=${channel.id}`,
      class: [
        "channel-row",
        isHere && "here",
        channel.unread && "unread",
        channel.is_member === false && "outside-row",
      ],
      "aria-current": isHere ? "page" : null,
      "aria-label": channelName(channel),
      "aria-description":
        [channel.unread ? "unread" : "", badge ? `${badge} for you` : ""]
          .filter(Boolean)
          .join(", ") || null,
      on: { click: visit({ channel: channel.id }) },
    },
    person ? avatar(person.id, 20) : channelMark(channel),
    h("span", { class: "row-name" }, channelName(channel)),
    badge ? h("b", { class: "badge" }, badge) : null,
  );
}
