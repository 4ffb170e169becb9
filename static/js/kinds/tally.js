// @ts-check

/**
 * Counts what is chosen in a group, a column or a text, and says so when it changes.
 *
 * @example
 * <span data-tally="[name=group-g1]" data-name="Breathing" data-words="{count} chosen">
 * </span> <input type="checkbox" name="group-g1">
 */

import { eachOne, filled, say } from "./layer.js";

const TALLY = "[data-tally]";

/** @param {HTMLElement} place @returns {string} */
function count(place) {
  const { tally, words } = place.dataset;
  const chosen = place.closest("form")?.querySelectorAll(`${tally}:checked`);
  place.textContent = filled(words, { count: chosen?.length ?? 0 });
  return place.textContent;
}

eachOne(TALLY, count);

document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.form) return;
  for (const place of box.form.querySelectorAll(TALLY)) {
    if (!(place instanceof HTMLElement) || !box.matches(place.dataset.tally ?? ""))
      continue;
    const words = count(place);
    const { name } = place.dataset;
    say(name ? `${name}: ${words}` : words);
  }
});
