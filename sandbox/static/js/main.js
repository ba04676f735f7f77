/** The page: its parts, who looks first, and the line to the server. */

import { listen } from "./api.js";
import { channelView } from "./channel.js";
import { fill, h } from "./dom.js";
import { mailbox } from "./mailbox.js";
import { watchViews } from "./modal.js";
import { watchNotices } from "./notices.js";
import { rail, sidebar } from "./sidebar.js";
import {
  become,
  channelOf,
  firstChannel,
  go,
  loadWorkspace,
  on,
  placeOfAddress,
  placeOfPermalink,
  setClock,
  store,
  tell,
  viewIsNow,
} from "./state.js";
import { threadView } from "./thread.js";
import { lineIsLost } from "./toasts.js";
import { topbar } from "./topbar.js";
import { coalesced } from "./turns.js";

const WIDE = 1200;

async function open() {
  const wanted = placeOfAddress();
  const mail = mailbox();
  const toggleMail = () => document.body.classList.toggle("has-mail");
  document.body.classList.toggle("has-mail", innerWidth >= WIDE);
  // Where the mailbox would lie over everything else, it waits until it is asked for.
  matchMedia("(max-width: 900px)").addEventListener("change", ({ matches }) => {
    if (matches) document.body.classList.remove("has-mail");
  });
  const parts = [
    topbar({ toggleMail }),
    h(
      "div",
      { class: "frame" },
      rail({ toggleMail }),
      sidebar(),
      h("div", { class: "work" }, channelView(), threadView()),
      mail,
    ),
  ];
  watchViews();
  watchNotices();
  await loadWorkspace(wanted.user).catch(() => loadWorkspace());
  fill(document.body, parts);
  go({ channel: (channelOf(wanted.channel) ?? firstChannel())?.id, thread: wanted.thread });
  if (wanted.thread) go({ tab: "messages", thread: wanted.thread });
  follow();
  mail.start();
}

/** Keep listening for whoever looks; another person means another line. */
function follow() {
  let known = null;
  const reload = coalesced(() => loadWorkspace().catch(() => {}));
  const hear = {
    changed: (told) => {
      reload();
      tell("changed", told);
    },
    view: (told) => viewIsNow(told),
    mail: (told) => tell("mail", told),
    clock: (told) => {
      setClock(told.now);
      reload();
      tell("changed");
      tell("changed");
    },
    home: (told) => tell("home", told),
    line: ({ isLost = false }) => lineIsLost(isLost),
    hello: ({ house }) => {
      // The sandbox was started anew: nothing that is shown here exists any more.
      if (known && known !== house) location.reload();
      known = house;
      // What happened before the line was there is not repeated, so everything is read again.
      reload();
      tell("changed");
      tell("mail");
    },
  };
  const start = () => {
    const { user } = store;
    return listen(user, (told) => {
      if (user === store.user) hear[told.type]?.(told);
    });
  };
  let stop = start();
  on("person", () => {
    stop();
    stop = start();
  });
}

// A link to a message of this workspace leads there without leaving the page.
document.addEventListener("click", (event) => {
  const anchor = event.target.closest?.("a[href]");
  const place = anchor && anchor.origin === location.origin && placeOfPermalink(anchor);
  if (!place || !channelOf(place.channel)) return;
  event.preventDefault();
  go({ channel: place.channel, tab: "messages", thread: place.thread });
});

window.addEventListener("focus", () => {
  if (store.workspace) tell("focus");
});

window.addEventListener("hashchange", async () => {
  const wanted = placeOfAddress();
  if (wanted.user && wanted.user !== store.user) await become(wanted.user);
  if (wanted.channel) go({ channel: wanted.channel, thread: wanted.thread });
});

open().catch((error) => {
  fill(document.body, h("p", { class: "nothing" }, `The sandbox did not answer: ${error.message}`));
});
