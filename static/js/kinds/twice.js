// @ts-check

/**
 * Warns where the same answer fills two blanks of a text: it counts once.
 *
 * @example
 * <div data-blanks><select data-shared>…</select><select data-shared>…</select>
 *   <p role="alert" data-twice data-words="“{text}” is in two blanks."></p></div>
 */

import { around, eachOne, filled, textOf } from "./layer.js";

/** @param {HTMLElement} root */
function warn(root) {
  const place = root.querySelector("[data-twice]");
  if (!(place instanceof HTMLElement)) return;
  const seen = new Set();
  let text = "";
  for (const list of root.querySelectorAll("select")) {
    if (list.dataset.shared === undefined || !list.value) continue;
    if (seen.has(list.value)) text = textOf(list.selectedOptions[0]);
    seen.add(list.value);
  }
  place.textContent = text && filled(place.dataset.words, { text });
}

eachOne("[data-blanks]", warn);

document.addEventListener("change", (event) => {
  const root = around(event, "[data-blanks]");
  if (root) warn(root);
});
