// @ts-check

/**
 * Goes on from a question once its answer is saved, or is safe on this device.
 *
 * @example
 * <form data-autosave data-number="3" data-walk="12" data-check="/attempts/7/check/">
 *   <button name="go" value="next">Next</button></form>
 */

import { isOver } from "./late.js";
import { showWaiting } from "./save-state.js";

/** @typedef {import("./store.js").Entry} Entry */

/** A form that is on its way needs no second look. */
let isLeaving = false;

/**
 * Returns where a button leads if its page can be asked for without sending the form.
 *
 * @param {HTMLFormElement} form @param {HTMLElement | null} button
 */
function targetOf({ dataset }, button) {
  if (!dataset.walk || !(button instanceof HTMLButtonElement) || button.name !== "go")
    return null;
  const isNext = button.value === "next";
  const number = Number(isNext ? dataset.number : button.value) + Number(isNext);
  if (button.value === "finish" || number > Number(dataset.walk))
    return dataset.check ?? null;
  return number ? location.pathname.replace(/\d+\/$/, `${number}/`) : null;
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
function sendForm(form, button) {
  isLeaving = true;
  form.requestSubmit(button);
  isLeaving = false;
}

/** @returns {boolean} Whether the form may go as it is. */
export const isGoing = () => isLeaving;

/**
 * @param {HTMLFormElement} form @param {HTMLElement | null} button
 * @param {{ left: Entry[], hindrance: string | undefined }} state
 */
async function goOn(form, button, { left, hindrance }) {
  // Then the page that tells so is on its way.
  if (isOver()) return;
  const here = left.filter(({ path }) => path === location.pathname);
  // Then the page that asks which answer counts is on its way.
  if (here.some(({ state }) => state === "conflict")) return;
  const target = targetOf(form, button);
  const isOffline = !navigator.onLine || /line|silence/.test(hindrance ?? "");
  if (isOffline && !(target && (await caches?.match(target))))
    showWaiting(left.filter(({ state }) => state === "waiting").length, "needsLine");
  else if (target && !here.length) location.assign(target);
  else if (target && isOffline) location.assign(target);
  else sendForm(form, button);
}

/**
 * Goes where a button leads, once what is being saved has come to an end.
 *
 * @param {HTMLFormElement} form @param {HTMLElement | null} button
 * @param {Promise<{ left: Entry[], hindrance: string | undefined }>} saving
 */
export async function leave(form, button, saving) {
  try {
    await goOn(form, button, await saving);
  } catch {
    sendForm(form, button);
  }
}
