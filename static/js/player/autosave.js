// @ts-check

/**
 * Saves an answer shortly after it changes, on leaving a field and on hiding the page.
 *
 * @example
 * <form method="post" data-autosave data-attempt="7" data-number="3">
 *   <input type="hidden" name="base_rev" value="0">…</form>
 */

import { isEdited, watch } from "./edits.js";
import { compose, writer } from "./message.js";
import { followOn, showWhy } from "./reply.js";
import { takeUp } from "./restore.js";
import { showSaved, showSaving, showWaiting } from "./save-state.js";
import { flush, send } from "./sender.js";
import { put } from "./store.js";
import { isGoing, leave } from "./walk.js";

const [WAIT, LONGEST_PAUSE] = [1500, 15000];

const form = /** @type {HTMLFormElement} */ (
  document.querySelector("form[data-autosave]")
);
let isChanged = isEdited(form);
let isRestoring = false;
let [pause, timer, waiting] = [1000, 0, 0];
/** @type {Promise<any>} One save after the other. */
let sending = Promise.resolve();
/** @type {string | null | undefined} When the server last took what the page told of. */
let moment;

/** Tells whether something waits, once the page goes on with what this device kept. */
const ready = takeUp(form, (restore) => {
  isRestoring = true;
  if (!isChanged) restore();
  isRestoring = false;
});

/** Sends what is on the page and what waits on this device; tells what is left. */
async function save() {
  clearTimeout(timer);
  await ready;
  if (isChanged) {
    isChanged = false;
    showSaving();
    await put(compose(form));
  }
  sending = sending.then(flush);
  /** @type {Awaited<ReturnType<typeof flush>>} */
  const { left, hindrance } = await sending;
  waiting = left.filter(({ state }) => state === "waiting").length;
  if (waiting) {
    showWaiting(waiting, hindrance === "signed-out" ? "signedOut" : undefined);
    // What changed meanwhile is sent sooner, and all that waits with it.
    if (!isChanged) again(pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  } else {
    pause = 1000;
    const isLost = left.some(({ client }) => client === writer.client);
    if (moment !== undefined && !isChanged && !isLost) showSaved(moment);
  }
  return { left, hindrance };
}

/** @param {number} wait Saves after it, and not before. */
function again(wait) {
  clearTimeout(timer);
  timer = window.setTimeout(save, wait);
}

function saveIfChanged() {
  if (isChanged) save();
}

/** @param {any} event What came of a message, whichever page sent it. */
function settle({ detail }) {
  const { entry, status, reply } = detail;
  const isOwn = entry.path === location.pathname && entry.client === writer.client;
  if (status === 200 && (isOwn || waiting)) moment = reply.saved_at;
  if (!isOwn) return;
  if (status === 200) return followOn(form, detail, save);
  // What became of a newer one, sent or still on the page, decides.
  if (isChanged || entry.seq < writer.seq) return saveIfChanged();
  moment = undefined;
  showWhy(detail);
}

watch(form, {
  onEdit() {
    if (isRestoring) return;
    isChanged = true;
    showSaving();
    again(WAIT);
  },
  onLeave: saveIfChanged,
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || !isChanged) return;
  isChanged = false;
  const entry = compose(form);
  // At once: the page may not live until its turn comes.
  Promise.all([put(entry), send(entry)]).then(save);
});
addEventListener("online", save);
document.addEventListener("rounds:over", save);
document.addEventListener("rounds:reply", settle);
addEventListener(
  "submit",
  (event) => {
    if (event.target !== form || isGoing()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(form, event.submitter, save());
  },
  { capture: true },
);

if ((await ready) || isChanged) save();
