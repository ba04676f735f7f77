/** What the page knows: who looks, where they are, and the workspace as they see it. */

import { api } from "./api.js";

export const store = {
  user: null,
  workspace: null,
  place: { channel: null, tab: "messages", thread: null },
  clockOffset: 0,
};

const listeners = new Map();

// A message opened in another tab is looked at by the same person.
const LAST_PERSON = "deskbell-sandbox-person";

/** Call `heard` whenever a topic is told: workspace, place, view, mail, unseen, clock, home, changed, person, focus. */
export function on(topic, heard) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(heard);
  return () => listeners.get(topic).delete(heard);
}

export function tell(topic, detail) {
  for (const heard of [...(listeners.get(topic) ?? [])]) heard(detail);
}

// Answers can overtake each other and what the stream tells; what was asked earlier must not undo it.
const turns = { asked: 0, taken: 0, view: 0 };

/** Tell which view is open now (or null), as the stream or the person themselves just said. */
export function viewIsNow(detail) {
  turns.view += 1;
  tell("view", detail);
}

/** Read the workspace again as the present person sees it. */
export async function loadWorkspace(user = store.user) {
  const turn = (turns.asked += 1);
  const viewTurn = turns.view;
  const workspace = await api.state(user ?? undefined);
  if (user && store.user && user !== store.user) return; // another person was chosen meanwhile
  if (turn < turns.taken) return;
  turns.taken = turn;
  const before = store.workspace;
  store.workspace = workspace;
  store.user = workspace.me.id;
  setClock(workspace.now);
  tell("workspace", { before });
  if (viewTurn === turns.view) tell("view", { view: workspace.view ?? null });
}

/** Go somewhere; what is not named stays, but a new channel closes the thread. */
export function go(change) {
  const place = store.place;
  const isNewChannel = change.channel !== undefined && change.channel !== place.channel;
  store.place = { ...place, ...(isNewChannel ? { thread: null, tab: null } : {}), ...change };
  store.place.tab ??= startTab(store.place.channel);
  rememberPlace();
  tell("place", { isNewChannel });
}

/** Look at the workspace as somebody else. */
export async function become(user) {
  const before = channelOf(store.place.channel);
  store.user = user;
  await loadWorkspace(user);
  const channel = sameFor(before) ?? firstChannel();
  store.place = { channel: channel?.id ?? null, thread: null, tab: store.place.tab };
  if (channel?.id !== before?.id && !isAppChannel(channel)) store.place.tab = "messages";
  rememberPlace();
  tell("person");
  tell("place", { isNewChannel: true });
}

// Everybody has a direct message of their own with the app.
function sameFor(channel) {
  if (!channel?.is_im) return channelOf(channel?.id);
  return store.workspace.channels.find((one) => one.is_im && one.user === channel.user);
}

/** The place named by the address: #user=U1&channel=C1&thread=1.2 */
export function placeOfAddress(address = location) {
  const named = new URLSearchParams(address.hash.slice(1));
  return {
    user: named.get("user") ?? localStorage.getItem(LAST_PERSON),
    channel: named.get("channel"),
    thread: named.get("thread"),
    ...placeOfPermalink(address),
  };
}

/** A message's permalink, /archives/C1/p1700000000000100, as the place where it stands. */
export function placeOfPermalink({ pathname, search }) {
  const found = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(pathname);
  if (!found) return null;
  const [, channel, seconds, rest] = found;
  const message = `${seconds}.${rest}`;
  return { channel, message, thread: new URLSearchParams(search).get("thread_ts") ?? message };
}

export function personOf(id) {
  return store.workspace?.people.find((person) => person.id === id);
}

export function nameOf(id) {
  const person = personOf(id);
  return person ? person.real_name || person.name : id;
}

export function channelOf(id) {
  return store.workspace?.channels.find((channel) => channel.id === id);
}

/** Where something waits, else where a team works: cases come to private channels. */
export function firstChannel() {
  const channels = store.workspace.channels.filter((channel) => channel.is_member !== false);
  const rooms = channels.filter((channel) => !channel.is_im);
  return (
    rooms.find((room) => room.mentions) ??
    rooms.find((room) => room.unread) ??
    rooms.find((room) => room.is_private) ??
    rooms[0] ??
    channels[0]
  );
}

export function channelName(channel) {
  return channel.is_im ? nameOf(channel.user) : channel.name;
}

export function isAppChannel(channel) {
  return Boolean(channel?.is_im && personOf(channel.user)?.is_bot);
}

/** The sandbox's time, which may have been moved, in milliseconds. */
export const now = () => Date.now() + store.clockOffset;

export function setClock(value) {
  if (value === undefined || value === null) return;
  const given = typeof value === "number" ? value * 1000 : Date.parse(value);
  if (!Number.isNaN(given)) store.clockOffset = given - Date.now();
  tell("clock");
}

function startTab(id) {
  const channel = channelOf(id);
  return isAppChannel(channel) && !channel.unread ? "home" : "messages";
}

function rememberPlace() {
  localStorage.setItem(LAST_PERSON, store.user);
  const named = new URLSearchParams({ user: store.user });
  if (store.place.channel) named.set("channel", store.place.channel);
  if (store.place.thread) named.set("thread", store.place.thread);
  history.replaceState(null, "", `/#${named}`);
}
