/** Where blocks stand: what was filled in there, and how a click there reaches the app. */

import { api } from "../api.js";
import { confirmed } from "../dialog.js";
import { uid } from "../dom.js";
import { store } from "../state.js";
import { toast } from "../toasts.js";

const filled = new Map();

/**
 * A surface for blocks in a message or a view. `kind` is "message", "modal" or "home";
 * `container` goes to the server as it is. What a person filled in is kept under the container's
 * key, so that drawing the blocks again loses nothing.
 */
export function surfaceOf(kind, container) {
  const key = `${store.user} ${container.view_id ?? `${container.channel} ${container.ts}`}`;
  if (!filled.has(key)) filled.set(key, {});
  const prefix = uid("field");
  return {
    kind,
    container,
    values: filled.get(key),
    blocks: [],
    errors: {},
    busy: new Set(),
    fieldId: (block, element) =>
      `${prefix}-${block.block_id}-${element.action_id}`.replace(/\s/g, "-"),
    labelId: (block) => `${prefix}-${block.block_id}-label`.replace(/\s/g, "-"),
  };
}

/** Forget what was filled into fields that are gone; Slack keeps only what stays in the view. */
export function forgetGone(surface, blocks) {
  const left = stateOf(blocks, surface);
  for (const [block, actions] of Object.entries(surface.values)) {
    for (const action of Object.keys(actions)) {
      if (!left[block]?.[action]) delete actions[action];
    }
  }
}

/** The value of one element: what a person chose, else what the app proposed. */
export function valueOf(surface, block, element) {
  return surface.values[block.block_id]?.[element.action_id] ?? initialOf(element);
}

export function keep(surface, block, element, value) {
  surface.values[block.block_id] ??= {};
  surface.values[block.block_id][element.action_id] = { type: element.type, ...value };
}

/** Everything filled in among some blocks, in the shape of Slack's `state.values`. */
export function stateOf(blocks, surface) {
  const state = {};
  (blocks ?? []).forEach((block, at) => {
    const known = { ...block, block_id: block.block_id ?? `block-${at}` };
    for (const element of fieldsOf(block)) {
      state[known.block_id] ??= {};
      state[known.block_id][element.action_id] = valueOf(surface, known, element);
    }
  });
  return state;
}

/** Tell the app that somebody acted; asks first where the element wants it. */
export async function act(surface, block, element, payload = {}) {
  if (!(await confirmed(element.confirm))) return false;
  const name = `${block.block_id} ${element.action_id}`;
  if (surface.busy.has(name)) return false;
  surface.busy.add(name);
  try {
    const answer = await api.action({
      user: store.user,
      container: surface.container,
      block_id: block.block_id,
      action_id: element.action_id,
      type: element.type,
      ...payload,
      state: stateOf(surface.blocks, surface),
    });
    if (answer.ok === false)
      toast({ title: "The app is not responding", text: answer.error, isError: true });
    return answer.ok !== false;
  } catch (error) {
    toast({ title: "That did not work", text: error.message, isError: true });
    return false;
  } finally {
    surface.busy.delete(name);
  }
}

const FIELDS = /select|picker|radio_buttons|checkboxes|_input$/;

function fieldsOf(block) {
  const elements = block.elements ?? [block.element, block.accessory];
  return elements.filter((element) => element?.type && FIELDS.test(element.type));
}

// The names Slack gives to the value of each kind of element, and to what it starts with.
const INITIAL = {
  plain_text_input: (e) => ({ value: e.initial_value ?? null }),
  email_text_input: (e) => ({ value: e.initial_value ?? null }),
  url_text_input: (e) => ({ value: e.initial_value ?? null }),
  number_input: (e) => ({ value: e.initial_value ?? null }),
  rich_text_input: (e) => ({ rich_text_value: e.initial_value ?? null }),
  file_input: () => ({ files: [] }),
  static_select: (e) => ({ selected_option: e.initial_option ?? null }),
  external_select: (e) => ({ selected_option: e.initial_option ?? null }),
  radio_buttons: (e) => ({ selected_option: e.initial_option ?? null }),
  users_select: (e) => ({ selected_user: e.initial_user ?? null }),
  channels_select: (e) => ({ selected_channel: e.initial_channel ?? null }),
  conversations_select: (e) => ({ selected_conversation: e.initial_conversation ?? null }),
  checkboxes: (e) => ({ selected_options: e.initial_options ?? [] }),
  multi_static_select: (e) => ({ selected_options: e.initial_options ?? [] }),
  multi_external_select: (e) => ({ selected_options: e.initial_options ?? [] }),
  multi_users_select: (e) => ({ selected_users: e.initial_users ?? [] }),
  multi_channels_select: (e) => ({ selected_channels: e.initial_channels ?? [] }),
  multi_conversations_select: (e) => ({ selected_conversations: e.initial_conversations ?? [] }),
  datepicker: (e) => ({ selected_date: e.initial_date ?? null }),
  timepicker: (e) => ({ selected_time: e.initial_time ?? null }),
  datetimepicker: (e) => ({ selected_date_time: e.initial_date_time ?? null }),
};

function initialOf(element) {
  return { type: element.type, ...INITIAL[element.type]?.(element) };
}
