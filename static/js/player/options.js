// @ts-check

/**
 * Crosses options out, and refuses one choice too many where the number is told.
 *
 * @example
 * <fieldset data-most="3"><input type="checkbox">…<button data-strike aria-pressed="false">
 *   <p data-count="{count} of {most}"></p><p role="alert" data-refusal data-words="3 of 3 chosen."></p></fieldset>
 */

import { eachOne, filled } from "../kinds/layer.js";
import { keepStrikes, putStrikesBack } from "./strikes.js";

/** @param {Element} group */
function showCount(group) {
  const most = Number(group.getAttribute("data-most"));
  const chosen = group.querySelectorAll("input:checked").length;
  const place = group.querySelector("[data-count]");
  const values = { count: chosen, most };
  if (place) place.textContent = filled(place.getAttribute("data-count"), values);
  return { chosen, most };
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const strike = event.target.closest("[data-strike]");
  if (!strike) return;
  const isStruck = strike.getAttribute("aria-pressed") === "true";
  strike.setAttribute("aria-pressed", String(!isStruck));
  keepStrikes();
});

// Before the save: a choice that is taken back never leaves the page.
document.addEventListener(
  "input",
  (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const group = box.closest("[data-most]");
    if (!group) return;
    const refusal = group.querySelector("[data-refusal]");
    if (refusal) refusal.textContent = "";
    const { chosen, most } = showCount(group);
    if (!box.checked || chosen <= most) return;
    box.checked = false;
    showCount(group);
    if (refusal instanceof HTMLElement)
      refusal.textContent = refusal.dataset.words ?? "";
    event.stopImmediatePropagation();
  },
  { capture: true },
);

eachOne("[data-most]", showCount);
putStrikesBack();
