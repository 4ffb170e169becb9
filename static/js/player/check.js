// @ts-check

/**
 * Lets the attempt be submitted once every answer is in.
 *
 * @example
 * <form method="post" data-holds="7">
 *   <p role="alert" data-hold data-words="… {waiting} …"></p><button>Submit</button></form>
 */

import { filled } from "../kinds/layer.js";
import { user } from "./message.js";
import { showSaved, showSaving, showWaiting, waitingWords } from "./save-state.js";
import { flush } from "./sender.js";
import { all } from "./store.js";

const PAUSE = 3000;

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-holds]"));
const place = /** @type {HTMLElement} */ (form.querySelector("[data-hold]"));

/** @returns {Promise<number>} How many answers of this attempt wait. */
async function waiting() {
  const kept = await all(user);
  return kept.filter(
    ({ attempt, state }) => attempt === form.dataset.holds && state === "waiting",
  ).length;
}

/** @param {string} reason */
function explain(reason) {
  const { words } = place.dataset;
  place.textContent = reason && filled(words, { waiting: reason });
}

/** Sends what waits; what is listed here changes with it. */
async function send() {
  const before = await waiting();
  if (!before) return 0;
  showSaving();
  const { hindrance } = await flush();
  const after = await waiting();
  if (after < before && !after) location.reload();
  if (after) {
    showWaiting(after, hindrance === "signed-out" ? "signedOut" : undefined);
    setTimeout(send, PAUSE);
  } else {
    showSaved(null);
  }
  return after;
}

addEventListener(
  "submit",
  async (event) => {
    if (event.target !== form || form.dataset.sure !== undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const left = navigator.onLine ? await send() : await waiting();
    explain(left ? waitingWords(left) : "");
    if (left) return;
    form.dataset.sure = "";
    form.requestSubmit();
  },
  { capture: true },
);
addEventListener("online", send);
send();
