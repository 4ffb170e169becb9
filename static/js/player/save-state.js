// @ts-check

/**
 * Says in words whether the answer on the page is saved.
 *
 * @example
 * <span data-save-state data-state="saved" data-zone="America/Chicago"
 *   data-saving="Saving" data-saved="Saved" data-offline="…" data-signed-out="…">
 *   <span data-save-words>Saved 10:42:05</span>
 * </span>
 */

const sign = /** @type {HTMLElement | null} */ (
  document.querySelector("[data-save-state]")
);

/** @param {string} state @param {string} words */
function show(state, words) {
  if (!sign) return;
  sign.dataset.state = state;
  const place = sign.querySelector("[data-save-words]");
  if (place) place.textContent = words;
}

/** @param {"saving" | "offline"} state */
export function showState(state) {
  show(state, sign?.dataset[state] ?? "");
}

/** @param {string | null} moment An ISO time; none when there was nothing to save. */
export function showSaved(moment) {
  const clock = moment
    ? new Date(moment).toLocaleTimeString("en-GB", { timeZone: sign?.dataset.zone })
    : "";
  show("saved", `${sign?.dataset.saved ?? ""} ${clock}`);
}

/** @param {string} [words] What is wrong with the answer; none when signed out. */
export function showRefused(words) {
  show("conflict", words ?? sign?.dataset.signedOut ?? "");
}
