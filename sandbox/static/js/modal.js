/** Modals: the app's view over the page, its fields, its errors. */

import { api } from "./api.js";
import { blockNodes } from "./blocks/index.js";
import { forgetGone, stateOf, surfaceOf } from "./blocks/surface.js";
import { focusFirst, lay } from "./dialog.js";
import { fill, h, uid } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./mrkdwn.js";
import { avatar } from "./people.js";
import { loadWorkspace, on, store, viewIsNow } from "./state.js";

/** Show whatever view the server says this person has open. */
export function watchViews() {
  let open = null;
  on("view", ({ view, errors }) => {
    const isHome = view?.type === "home";
    if (!view || isHome) {
      open?.take();
      open = null;
    } else if (open?.view.id === view.id && open.user === store.user) {
      open.update(view, errors);
    } else {
      open?.take();
      open = openModal(view, errors);
    }
  });
}

function openModal(view, errors) {
  const titleId = uid("modal-title");
  const dialog = h("div", {
    class: "dialog modal",
    role: "dialog",
    "aria-modal": "true",
    "aria-labelledby": titleId,
    tabIndex: -1,
  });
  const modal = {
    view,
    user: store.user,
    isBusy: false,
    surface: surfaceOf("modal", { type: "view", view_id: view.id }),
  };
  modal.take = lay(dialog, { onDismiss: () => dismiss(modal) });
  modal.update = (next, problems) => {
    const isSame = next.hash === modal.view.hash && !Object.keys(problems ?? {}).length;
    if (isSame) return;
    modal.surface = surfaceOf("modal", { type: "view", view_id: next.id });
    forgetGone(modal.surface, next.blocks);
    modal.view = next;
    modal.surface.errors = problems ?? {};
    draw(dialog, modal, titleId);
  };
  modal.surface.errors = errors ?? {};
  modal.fail = (problems) => {
    modal.surface.errors = problems;
    draw(dialog, modal, titleId);
    dialog.querySelector("[aria-invalid]")?.focus();
  };
  draw(dialog, modal, titleId);
  focusFirst(dialog);
  return modal;
}

function draw(dialog, modal, titleId) {
  const { view, surface } = modal;
  const focused = focusedField(dialog);
  const scrolled = dialog.querySelector(".dialog-body")?.scrollTop ?? 0;
  const app = store.workspace.people.find((person) => person.is_bot);
  const isPushed = Boolean(view.previous_view_id);
  const form = h(
    "form",
    {
      class: "modal-form",
      noValidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          submit(dialog, modal);
        },
      },
    },
    h(
      "header",
      { class: "dialog-head" },
      isPushed
        ? h(
            "button",
            {
              type: "button",
              class: "icon-btn",
              "aria-label": "Back",
              on: { click: () => dismiss(modal) },
            },
            icon("left", 16),
          )
        : avatar(app?.id, 28),
      h("h2", { id: titleId }, plain(view.title)),
      h(
        "button",
        {
          type: "button",
          class: "icon-btn",
          "aria-label": "Close dialog",
          on: { click: () => dismiss(modal, true) },
        },
        icon("close", 18),
      ),
    ),
    h("div", { class: "modal-trouble", role: "alert" }),
    h("div", { class: "dialog-body blocks", tabIndex: -1 }, blockNodes(view.blocks, surface)),
    foot(view, modal),
  );
  fill(dialog, form);
  dialog.querySelector(".dialog-body").scrollTop = scrolled;
  restoreFocus(dialog, focused);
}

function foot(view, modal) {
  const close = plain(view.close) || (view.submit ? "Cancel" : "Close");
  return h(
    "footer",
    { class: "dialog-foot" },
    h("button", { type: "button", class: "btn", on: { click: () => dismiss(modal) } }, close),
    view.submit
      ? h(
          "button",
          { type: "submit", class: "btn btn-primary", disabled: view.submit_disabled ?? null },
          plain(view.submit),
        )
      : null,
  );
}

async function submit(dialog, modal) {
  if (modal.isBusy) return;
  const { view, surface } = modal;
  const state = stateOf(view.blocks, surface);
  const missing = requiredProblems(view.blocks, state);
  if (Object.keys(missing).length) {
    modal.fail(missing);
    return;
  }
  modal.isBusy = true;
  const button = dialog.querySelector("[type=submit]");
  button?.classList.add("is-busy");
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await api.submit(store.user, view.id, state);
    if (answer.errors && Object.keys(answer.errors).length) modal.fail(answer.errors);
    else if (answer.ok === false) trouble(dialog, answer.error);
    else await loadWorkspace();
  } catch (error) {
    trouble(dialog, error.message);
  } finally {
    modal.isBusy = false;
    button?.classList.remove("is-busy");
    button?.removeAttribute("aria-busy");
  }
}

function trouble(dialog, why) {
  fill(
    dialog.querySelector(".modal-trouble"),
    h("span", {}, "We had some trouble connecting. Try again?", why ? ` (${why})` : ""),
  );
}

/** What Slack itself checks before it asks the app: required fields and lengths. */
function requiredProblems(blocks, state) {
  const problems = {};
  blocks.forEach((block, at) => {
    if (block.type !== "input") return;
    const id = block.block_id ?? `block-${at}`;
    const { type, ...value } = state[id]?.[block.element.action_id] ?? {};
    const [given] = Object.values(value);
    const isBlank =
      given === null ||
      given === undefined ||
      given === "" ||
      (Array.isArray(given) && !given.length);
    const shortest = block.element.min_length ?? 0;
    if (isBlank && !block.optional && type !== "file_input")
      problems[id] = "Please complete this required field.";
    else if (typeof given === "string" && given.length < shortest)
      problems[id] = `Please enter at least ${shortest} characters.`;
  });
  return problems;
}

async function dismiss(modal, isAll) {
  viewIsNow({ view: null });
  await api.close(modal.user, modal.view.id, isAll).catch(() => {});
  if (modal.user === store.user) await loadWorkspace();
}

function focusedField(dialog) {
  const field = document.activeElement;
  if (!dialog.contains(field)) return null;
  const block = field.closest("[data-block]")?.dataset.block;
  return { block, start: field.selectionStart, end: field.selectionEnd, tag: field.tagName };
}

function restoreFocus(dialog, focused) {
  if (!focused) return;
  const block =
    focused.block && dialog.querySelector(`[data-block="${CSS.escape(focused.block)}"]`);
  const field = block?.querySelector("input, textarea, [contenteditable=true], button");
  (field ?? dialog).focus({ preventScroll: true });
  if (
    field &&
    typeof focused.start === "number" &&
    /text|TEXTAREA/.test(field.type ?? field.tagName)
  ) {
    field.setSelectionRange(focused.start, focused.end);
  }
}
