/** The app's Home tab. */

import { api } from "./api.js";
import { blockNodes } from "./blocks/index.js";
import { surfaceOf } from "./blocks/surface.js";
import { fill, h } from "./dom.js";
import { unpressed } from "./press.js";
import { on, store } from "./state.js";

export function homeView() {
  const node = h("div", { class: "home-tab", role: "tabpanel", "aria-label": "Home" });
  let sign = null;

  async function load(isOpening) {
    const { user } = store;
    const answer = await api.home(user, isOpening).catch(() => null);
    if (user === store.user) redraw(answer?.view ?? (answer?.type === "home" ? answer : null));
  }

  const redraw = (view) => unpressed(node, () => draw(view));

  function draw(view) {
    const next = JSON.stringify([store.user, view]);
    if (next === sign && node.firstChild) return;
    sign = next;
    if (!view) {
      fill(node, h("div", { class: "nothing" }, "Waiting for the app to draw its Home…"));
      return;
    }
    const surface = surfaceOf("home", { type: "view", view_id: view.id });
    fill(node, h("div", { class: "home-blocks blocks" }, blockNodes(view.blocks, surface)));
  }

  on("home", ({ view } = {}) => {
    if (store.place.tab !== "home" || !node.isConnected) return;
    if (view) redraw(view);
    else load(false);
  });
  return {
    node,
    open: () => {
      sign = null;
      return load(true);
    },
  };
}
