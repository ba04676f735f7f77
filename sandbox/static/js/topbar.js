/** The bar across the top: search, the clock, the mailbox, and who one is. */

import { clockButton } from "./clock.js";
import { among, combobox } from "./combobox.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, channelMark } from "./people.js";
import { menu } from "./popover.js";
import { become, channelName, go, on, store } from "./state.js";

export function topbar({ toggleMail }) {
  const person = h("span", { class: "who" });
  const search = h("div", { class: "search" });
  const bar = h(
    "header",
    { class: "topbar" },
    h("span", { class: "topbar-side" }, h("span", { class: "brand" }, "Deskbell sandbox")),
    search,
    h(
      "div",
      { class: "topbar-side topbar-end" },
      clockButton(),
      h(
        "button",
        {
          type: "button",
          class: "top-btn",
          title: "Show or hide the customer's mailbox",
          "aria-label": "Show or hide mailbox",
          on: { click: toggleMail },
        },
        icon("panel", 18),
      ),
      person,
    ),
  );
  on("workspace", () => {
    drawSearch(search);
    fill(person, switcher());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      search.querySelector("input")?.focus();
    }
  });
  return bar;
}

/** The button that names the present person and lets one be another. */
function switcher() {
  const { me, people } = store.workspace;
  return h(
    "button",
    {
      type: "button",
      class: "top-btn who-btn",
      "aria-label": "Switch person",
      "aria-haspopup": "menu",
      title: "Look as somebody else",
      on: {
        click: (event) =>
          menu(
            event.currentTarget,
            [
              { heading: "See the workspace as" },
              ...people
                .filter((one) => !one.is_bot)
                .map((one) => ({
                  label: one.real_name || one.name,
                  name: one.real_name || one.name,
                  hint: one.title,
                  icon: avatar(one.id, 28),
                  isChosen: one.id === me.id,
                  choose: () => become(one.id),
                })),
            ],
            { name: "People", align: "end" },
          ),
      },
    },
    avatar(me.id, 24),
    h(
      "span",
      { class: "who-name" },
      me.real_name || me.name,
      me.title ? h("small", {}, me.title) : null,
    ),
    icon("down", 12),
  );
}

function drawSearch(search) {
  if (search.contains(document.activeElement)) return;
  const options = store.workspace.channels.map((channel) => ({
    value: channel.id,
    label: channelName(channel),
    picture: channel.is_im ? avatar(channel.user, 20) : channelMark(channel),
  }));
  fill(
    search,
    icon("search", 16),
    combobox({
      name: "Jump to",
      placeholder: `Jump to a place in ${store.workspace.team.name}`,
      load: among([{ options }]),
      onChange: ([choice]) => {
        document.activeElement?.blur();
        go({ channel: choice.value });
        drawSearch(search);
      },
    }),
  );
}
