// @ts-check

/**
 * Lets the attempt be submitted once every answer is in.
 *
 * @example
 * <form method="post" data-holds="7">
 *   <p role="alert" data-hold data-words="… {waiting} …"></p><button>Submit</button></form>
 */

import { filled } from "../kinds/layer.js";
import { user, words } from "./message.js";
import { showSaved, showSaving, showWaiting, waitingWords } from "./save-state.js";
import { flush } from "./sender.js";
import { all } from "./store.js";

const PAUSE = 3000;

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-holds]"));
const place = /** @type {HTMLElement} */ (form.querySelector("[data-hold]"));

let timer = 0;
let isPressed = false;
/** Whether the page has said that an answer needs a decision. */
let isTold = false;

/** @typedef {import("./store.js").Entry} Entry */

/** @returns {Promise<Entry[]>} The answers of this attempt that are not saved. */
async function unsaved() {
  const kept = await all(user);
  return kept.filter(
    ({ attempt, state }) => attempt === form.dataset.holds && state !== "saved",
  );
}

/** @param {Entry[]} left */
const waiting = (left) => left.filter(({ state }) => state === "waiting").length;

/**
 * Sends what waits; what is listed here changes with it.
 *
 * @returns {Promise<Entry[]>} What is left.
 */
async function send() {
  clearTimeout(timer);
  const before = await unsaved();
  if (!before.length) return before;
  if (waiting(before)) showSaving();
  const { hindrance } = await flush();
  const after = await unsaved();
  if (waiting(after)) {
    showWaiting(waiting(after), hindrance === "signed-out" ? "signedOut" : undefined);
    clearTimeout(timer);
    timer = window.setTimeout(send, PAUSE);
  } else if (waiting(before)) {
    if (!after.length) showSaved(null);
    if (!isPressed) location.reload();
  }
  return after;
}

/** @param {Entry[]} left @returns {string} Why the attempt is not submitted yet. */
function reasonIn([first, ...others]) {
  if (!first) return "";
  const count = waiting([first, ...others]);
  if (count) return filled(place.dataset.words, { waiting: waitingWords(count) });
  if (isTold) return "";
  isTold = true;
  return filled(words[first.state], { number: first.number });
}

addEventListener(
  "submit",
  async (event) => {
    if (event.target !== form || form.dataset.sure !== undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    isPressed = true;
    const reason = reasonIn(navigator.onLine ? await send() : await unsaved());
    isPressed = false;
    place.textContent = reason;
    if (reason) return;
    form.dataset.sure = "";
    form.requestSubmit();
    // Pressed again after a stop, it looks again.
    delete form.dataset.sure;
  },
  { capture: true },
);
addEventListener("online", send);
send();
