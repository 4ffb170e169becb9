// @ts-check

/**
 * Takes a chosen radio button back when it is pressed again, as a check box would be.
 *
 * @example
 * <fieldset data-take-back><input type="radio" name="condition" value="a" checked></fieldset>
 */

import { around, eachOne, tellChange } from "./layer.js";

const RADIO = "[data-take-back] [type=radio]";

/** @type {WeakSet<Element>} What was chosen before the press that is under way. */
const chosen = new WeakSet();

/** @param {HTMLElement} group */
function remember(group) {
  for (const radio of group.querySelectorAll("input"))
    if (radio.checked) chosen.add(radio);
    else chosen.delete(radio);
}

/** @param {Event} event @returns {boolean} Whether something was taken back. */
function takeBack(event) {
  const radio = around(event, RADIO);
  if (!(radio instanceof HTMLInputElement) || !chosen.has(radio)) return false;
  radio.checked = false;
  tellChange(radio);
  return true;
}

eachOne("[data-take-back]", remember);

document.addEventListener("change", (event) => {
  const group = around(event, "[data-take-back]");
  if (group) remember(group);
});

document.addEventListener("click", takeBack);

document.addEventListener("keydown", (event) => {
  // Space on a chosen one is no click.
  if (event.key === " " && takeBack(event)) event.preventDefault();
});
