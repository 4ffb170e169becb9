// @ts-check

/**
 * Saves an answer shortly after it changes, on leaving a field and on hiding the page.
 *
 * @example
 * <form method="post" data-autosave><input type="hidden" name="base_rev" value="0">…</form>
 */

import { compose, deliver, resend } from "./message.js";
import { showRefused, showSaved, showState } from "./save-state.js";

const WAIT = 1500;
const LONGEST_PAUSE = 15000;

const form = /** @type {HTMLFormElement} */ (
  document.querySelector("form[data-autosave]")
);
let isChanged = form.dataset.unsaved !== undefined;
let pause = 1000;
let timer = 0;
/** @type {Promise<void> | null} */
let sending = null;

async function send() {
  isChanged = false;
  showState("saving");
  const body = compose(form);
  try {
    const reply = await deliver(form, body);
    settle(body, reply.status, await reply.json());
    pause = 1000;
  } catch {
    isChanged = true;
    showState("offline");
    timer = window.setTimeout(save, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }
}

/** @param {FormData} sent @param {number} status @param {any} reply */
function settle(sent, status, reply) {
  if (status === 200) {
    form.querySelector("[name=base_rev]")?.setAttribute("value", reply.rev);
    showSaved(reply.saved_at);
    document.dispatchEvent(new CustomEvent("rounds:saved", { detail: reply }));
  } else if (status === 409 && reply.closed) {
    location.assign(reply.receipt);
  } else if (status === 409) {
    resend(form, sent);
  } else if (status === 422) {
    const [first] = Object.values(reply.errors).flat();
    showRefused(first?.message ?? "");
  } else if (status === 401) {
    isChanged = true;
    showRefused();
  } else {
    throw new Error(`unexpected status ${status}`);
  }
}

function save() {
  clearTimeout(timer);
  if (!isChanged) return;
  if (sending) {
    timer = window.setTimeout(save, 200);
    return;
  }
  sending = send().finally(() => {
    sending = null;
  });
}

function saveSoon() {
  isChanged = true;
  clearTimeout(timer);
  timer = window.setTimeout(save, WAIT);
}

// Fields of the form may stand outside of it, as pins do.
/** @param {Event} event */
const isOurs = ({ target }) => target && "form" in target && target.form === form;
document.addEventListener("input", (event) => {
  if (isOurs(event)) saveSoon();
});
document.addEventListener("focusout", (event) => {
  // A button that sends the form saves by itself; a message that grows the page
  // between press and release would move the button from under the finger.
  const next = event.relatedTarget;
  const isButton = next instanceof HTMLButtonElement && next.form === form;
  if (isOurs(event) && !isButton) save();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save();
});
addEventListener("online", save);
addEventListener("pageshow", (event) => {
  // A page the browser kept would show an old revision.
  if (event.persisted) location.reload();
});

// A press while a save is under way waits for it, or the two would collide; without a
// connection the page stays, since the answer is on it.
addEventListener(
  "submit",
  (event) => {
    if (event.target !== form || (navigator.onLine && !sending)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    if (navigator.onLine) sending?.then(() => form.requestSubmit(submitter));
    else showState("offline");
  },
  { capture: true },
);
if (isChanged) save();
