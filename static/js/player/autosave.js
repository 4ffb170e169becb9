// @ts-check

/**
 * Saves an answer shortly after it changes, on leaving a field and on hiding the page.
 *
 * @example
 * <form method="post" data-autosave data-attempt="7" data-number="3">
 *   <input type="hidden" name="base_rev" value="0">…</form>
 */

import { compose, resend, writer } from "./message.js";
import { takeUp } from "./restore.js";
import { showRefused, showSaved, showSaving, showWaiting } from "./save-state.js";
import { flush, send } from "./sender.js";
import { put } from "./store.js";
import { isGoing, leave } from "./walk.js";

const WAIT = 1500;
const LONGEST_PAUSE = 15000;

const form = /** @type {HTMLFormElement} */ (
  document.querySelector("form[data-autosave]")
);
let isChanged = form.dataset.unsaved !== undefined;
let isRestoring = false;
let pause = 1000;
let timer = 0;
/** @type {Promise<unknown>} One save after the other. */
let sending = Promise.resolve();
/** @type {string | null | undefined} When the server last took this page's answer. */
let moment;

/** Sends what is on the page and what waits on this device; tells what is left. */
async function save() {
  clearTimeout(timer);
  const isNews = isChanged;
  if (isNews) {
    isChanged = false;
    showSaving();
    await put(compose(form));
  }
  const turn = sending.then(flush);
  sending = turn;
  const { left, hindrance } = await turn;
  const waiting = left.filter(({ state }) => state === "waiting").length;
  if (waiting) {
    showWaiting(waiting, hindrance === "signed-out" ? "signedOut" : undefined);
    timer = window.setTimeout(save, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  } else {
    pause = 1000;
    if (moment !== undefined) showSaved(moment);
  }
  return { left, hindrance };
}

function saveIfChanged() {
  if (isChanged) save();
}

/** @param {Event} event */
function settle(event) {
  const { entry, status, reply } = /** @type {CustomEvent} */ (event).detail;
  if (entry.path !== location.pathname || entry.client !== writer.client) return;
  if (status === 200) {
    form.querySelector("[name=base_rev]")?.setAttribute("value", reply.rev);
    moment = reply.saved_at;
    document.dispatchEvent(new CustomEvent("rounds:saved", { detail: reply }));
    return;
  }
  moment = undefined;
  if (status === 409 && reply.closed) location.assign(reply.receipt);
  else if (status === 409) resend(entry);
  else showRefused(reply);
}

// Fields of the form may stand outside of it, as pins do.
/** @param {Event} event */
const isOurs = ({ target }) => target && "form" in target && target.form === form;
document.addEventListener("input", (event) => {
  if (!isOurs(event) || isRestoring) return;
  isChanged = true;
  clearTimeout(timer);
  timer = window.setTimeout(save, WAIT);
});
document.addEventListener("focusout", (event) => {
  // A button that sends the form saves by itself; a message that grows the page
  // between press and release would move the button from under the finger.
  const next = event.relatedTarget;
  const isButton = next instanceof HTMLButtonElement && next.form === form;
  if (isOurs(event) && !isButton) saveIfChanged();
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

const isAny = await takeUp(form, (restore) => {
  isRestoring = true;
  if (!isChanged) restore();
  isRestoring = false;
});
if (isAny || isChanged) save();
