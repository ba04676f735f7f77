/** Selects of every kind: fixed options, people, channels, options the app is asked for. */

import { api } from "../api.js";
import { among, combobox } from "../combobox.js";
import { plain } from "../mrkdwn.js";
import { avatar } from "../people.js";
import { channelName, channelOf, nameOf, store } from "../state.js";
import { act, keep, valueOf } from "./surface.js";

/** A select element, single or multi, as a combobox. */
export function selectField(element, block, surface, label) {
  const kind = KINDS[element.type.replace(/^multi_/, "")];
  const isMany = element.type.startsWith("multi_");
  const value = valueOf(surface, block, element);
  const chosen = [value[kind.key(isMany)] ?? []].flat().map(kind.shown);
  const node = combobox({
    id: surface.fieldId(block, element),
    name: label || plain(element.placeholder) || "Select an option",
    placeholder: plain(element.placeholder) || (kind.placeholder ?? "Select an option"),
    isMany,
    chosen,
    load: kind.load(element, block, surface),
    onChange: (options) => changed(element, block, surface, kind, isMany, options),
  });
  node.dataset.action = element.action_id;
  return node;
}

function changed(element, block, surface, kind, isMany, options) {
  const picked = options.map(kind.sent);
  const value = { [kind.key(isMany)]: isMany ? picked : (picked[0] ?? null) };
  keep(surface, block, element, value);
  if (block.type !== "input" || block.dispatch_action) act(surface, block, element, value);
}

const optionKey = (isMany) => (isMany ? "selected_options" : "selected_option");

const shownOption = (option) => ({
  value: option.value,
  label: plain(option.text),
  hint: option.description ? plain(option.description) : null,
  option,
});

const KINDS = {
  static_select: {
    key: optionKey,
    shown: shownOption,
    sent: (choice) => choice.option,
    load: (element) => among(groupsOf(element)),
  },
  external_select: {
    key: optionKey,
    shown: shownOption,
    sent: (choice) => choice.option,
    load: (element, block, surface) => (query) => asked(element, block, surface, query),
  },
  users_select: {
    placeholder: "Select a user",
    key: (isMany) => (isMany ? "selected_users" : "selected_user"),
    shown: (id) => ({ value: id, label: nameOf(id), picture: avatar(id, 20) }),
    sent: (choice) => choice.value,
    load: () => among([{ options: people() }]),
  },
  channels_select: {
    placeholder: "Select a channel",
    key: (isMany) => (isMany ? "selected_channels" : "selected_channel"),
    shown: shownChannel,
    sent: (choice) => choice.value,
    load: () => among([{ options: channels((one) => !one.is_im && !one.is_private) }]),
  },
  conversations_select: {
    placeholder: "Select a conversation",
    key: (isMany) => (isMany ? "selected_conversations" : "selected_conversation"),
    shown: shownChannel,
    sent: (choice) => choice.value,
    load: (element) => among([{ options: channels((one) => isIncluded(one, element.filter)) }]),
  },
};

function groupsOf(source) {
  if (!source.option_groups) return [{ options: (source.options ?? []).map(shownOption) }];
  return source.option_groups.map((group) => ({
    label: plain(group.label),
    options: group.options.map(shownOption),
  }));
}

async function asked(element, block, surface, query) {
  if (query.length < (element.min_query_length ?? 3)) return [];
  const answer = await api.options({
    user: store.user,
    view_id: surface.container.view_id,
    channel: surface.container.channel,
    ts: surface.container.ts,
    block_id: block.block_id,
    action_id: element.action_id,
    value: query,
  });
  return groupsOf(answer);
}

function people() {
  return store.workspace.people.map((person) => ({
    value: person.id,
    label: person.real_name || person.name,
    hint: person.title || null,
    picture: avatar(person.id, 20),
  }));
}

function channels(isWanted) {
  return store.workspace.channels.filter(isWanted).map((channel) => shownChannel(channel.id));
}

function shownChannel(id) {
  const channel = channelOf(id);
  return { value: id, label: channel ? `${channel.is_im ? "" : "#"}${channelName(channel)}` : id };
}

function isIncluded(channel, filter) {
  if (!filter?.include) return true;
  const kind = channel.is_im ? "im" : channel.is_private ? "private" : "public";
  return filter.include.includes(kind);
}
