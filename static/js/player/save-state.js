// @ts-check

/**
 * Says in words whether everything on this device is saved.
 *
 * @example
 * <span data-save-state data-state="saved" data-zone="America/Chicago" data-saving="Saving"
 *   data-saved="Saved" data-signed-out="…" data-needs-line="…">
 *   <span data-save-words>Saved 10:42:05</span>
 * </span>
 * <section data-queue data-one="Not saved: 1 answer waiting" data-many="…{count}…">
 */

import { words } from "./message.js";

const sign = /** @type {HTMLElement | null} */ (
  document.querySelector("[data-save-state]")
);

/** Why what waits can't be sent, or the page can't go on. */
let reason = "";

/** @param {string} state @param {string} text */
function show(state, text) {
  if (!sign) return;
  sign.dataset.state = state;
  const place = sign.querySelector("[data-save-words]");
  if (place && place.textContent !== text) place.textContent = text;
}

export function showSaving() {
  show("saving", sign?.dataset.saving ?? "");
}

/** @param {string | null} moment An ISO time; none when there was nothing to save. */
export function showSaved(moment) {
  const clock = moment
    ? new Date(moment).toLocaleTimeString("en-GB", { timeZone: sign?.dataset.zone })
    : "";
  reason = "";
  show("saved", `${sign?.dataset.saved ?? ""} ${clock}`);
}

/** @param {number} count @returns {string} "Not saved: 3 answers waiting" */
export function waitingWords(count) {
  const text = count === 1 ? words.one : words.many;
  return (text ?? "").replace("{count}", String(count));
}

/** @param {number} count @param {"signedOut" | "needsLine"} [why] Holds until saved. */
export function showWaiting(count, why) {
  reason = why ?? reason;
  const more = reason ? `. ${sign?.dataset[reason] ?? ""}` : "";
  show("offline", waitingWords(count) + more);
}

/** @param {any} reply Says what is wrong with the answer. */
export function showRefused(reply) {
  const [first] = Object.values(reply?.errors ?? {}).flat();
  show("conflict", first?.message ?? "");
}
