/** What the sandbox server is asked; every call answers parsed JSON. */

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `${response.status} ${response.statusText}`);
  return body;
}

function get(path, query = {}) {
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(known).toString();
  return fetch(search ? `${path}?${search}` : path).then(answer);
}

function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).then(answer);
}

const part = (text) => encodeURIComponent(text);

export const api = {
  state: (user) => get("/ui/state", { user }),
  channel: (user, id) => get(`/ui/channel/${part(id)}`, { user }),
  thread: (user, channel, ts) => get(`/ui/thread/${part(channel)}/${part(ts)}`, { user }),
  read: (user, channel, thread_ts) => post("/ui/read", { user, channel, thread_ts }),
  post: (message) => post("/ui/post", message),
  edit: (user, channel, ts, text) => post("/ui/edit", { user, channel, ts, text }),
  remove: (user, channel, ts) => post("/ui/delete", { user, channel, ts }),
  command: (user, channel, text) => post("/ui/command", { user, channel, text }),
  shortcut: (user, callback_id, channel, ts) =>
    post("/ui/shortcut", { user, callback_id, channel, ts }),
  action: (action) => post("/ui/action", action),
  submit: (user, view_id, state) => post("/ui/submit", { user, view_id, state }),
  close: (user, view_id, all) => post("/ui/close", { user, view_id, all }),
  home: (user, isOpening) => post("/ui/home", { user, open: isOpening }),
  options: (query) => get("/ui/options", query),
  mail: (address) => get("/ui/mail", { address }),
  sendMail: (mail) => post("/ui/mail", mail),
  sendSamples: () => post("/ui/mail/samples", {}),
  join: (user, channel) => post("/ui/join", { user, channel }),
  react: (user, channel, ts, name) => post("/ui/react", { user, channel, ts, name }),
  setClock: (change) => post("/ui/clock", change),

  upload(user, channel, thread_ts, file) {
    const form = new FormData();
    form.set("user", user);
    form.set("channel", channel);
    if (thread_ts) form.set("thread_ts", thread_ts);
    form.set("file", file);
    return fetch("/ui/upload", { method: "POST", body: form }).then(answer);
  },
};

/** Listen to what changes for one person; the returned function stops listening. */
export function listen(user, heard) {
  const source = new EventSource(`/ui/stream?user=${part(user)}`);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onerror = () => heard({ type: "line", isLost: true });
  source.onopen = () => heard({ type: "line" });
  return () => source.close();
}
