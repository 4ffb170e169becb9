// @ts-check

/**
 * Lets a region be pressed on the image; the list under it holds the answer.
 *
 * @example
 * <fieldset data-hot-spot><svg class="spots"><g class="spot" data-spot="a">…</g></svg>
 *   <input type="radio" name="regions" value="a"></fieldset>
 */

import { around, eachOne } from "./layer.js";

/** @param {Element} root @param {Element} spot @returns {HTMLInputElement | null} */
const inputOf = (root, spot) =>
  root.querySelector(`input[value="${spot.getAttribute("data-spot")}"]`);

/** @param {HTMLElement} root */
function draw(root) {
  root.querySelector("svg")?.classList.add("spots--live");
  for (const spot of root.querySelectorAll("[data-spot]"))
    spot.classList.toggle("spot--chosen", Boolean(inputOf(root, spot)?.checked));
}

eachOne("[data-hot-spot]", draw);

document.addEventListener("change", (event) => {
  const root = around(event, "[data-hot-spot]");
  if (root) draw(root);
});

document.addEventListener("click", (event) => {
  const root = around(event, "[data-hot-spot]");
  const spot = around(event, "[data-spot]");
  if (!root || !spot) return;
  inputOf(root, spot)?.click();
});
