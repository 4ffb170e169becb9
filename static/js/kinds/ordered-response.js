// @ts-check

/**
 * Shows steps in the order of their places, with buttons, Alt and arrow keys and
 * dragging to move one. Until something is moved or kept, nothing is answered.
 *
 * @example
 * <ul data-order data-moved="Moved to place {place} of {total}." data-kept="…">
 *   <li data-step><select><option value="">Place</option>…</select>
 *     <span data-place data-layer hidden></span><span data-layer hidden>
 *       <button type="button" data-move="-1">Move up</button></span></li>
 * </ul><p data-keep hidden><button type="button">Keep this order</button></p>
 */

import { letDrag } from "./drag.js";
import { around, eachOne, say, tellChange, unveil } from "./layer.js";

const STEP = "[data-order] [data-step]";

/** @param {Element} list @returns {any[]} */
const stepsOf = (list) => [...list.querySelectorAll("[data-step]")];

/** @param {Element} step @returns {any} */
const selectOf = (step) => step.querySelector("select");

/** @param {Element} list @returns {any} */
const keepOf = (list) => list.parentElement?.querySelector("[data-keep]");

/** @param {Element} list Shows what each place is, and which way a step can go. */
function show(list) {
  const steps = stepsOf(list);
  for (const [at, step] of steps.entries()) {
    step.querySelector("[data-place]").textContent = selectOf(step).value || "–";
    for (const button of step.querySelectorAll("[data-move]")) {
      const to = at + Number(button.dataset.move);
      button.setAttribute("aria-disabled", String(!steps[to]));
    }
  }
  const keep = keepOf(list);
  if (keep) keep.hidden = steps.every((step) => selectOf(step).value);
}

/** @param {any} list @param {Element} step Numbers the steps as they stand. */
function number(list, step) {
  for (const [at, each] of stepsOf(list).entries())
    selectOf(each).value = String(at + 1);
  tellChange(selectOf(step));
}

/** @param {HTMLElement} step @param {number} to Where it goes, counted from 0. */
function move(step, to) {
  const list = /** @type {HTMLElement} */ (step.closest("[data-order]"));
  const steps = stepsOf(list);
  const from = steps.indexOf(step);
  if (to < 0 || to >= steps.length || to === from) return;
  const focused = document.activeElement;
  if (to < from) steps[to].before(step);
  else steps[to].after(step);
  if (focused instanceof HTMLElement && step.contains(focused)) focused.focus();
  number(list, step);
  say(list.dataset.moved, { place: to + 1, total: steps.length });
}

/** @param {HTMLElement} step */
const placeOf = (step) =>
  stepsOf(/** @type {Element} */ (step.closest("[data-order]"))).indexOf(step);

/** @param {Element} list Puts the steps where their places say. */
function arrange(list) {
  /** @param {Element} step */
  const place = (step) => Number(selectOf(step).value) || Number.POSITIVE_INFINITY;
  list.append(...stepsOf(list).sort((one, other) => place(one) - place(other) || 0));
}

eachOne("[data-order]", (list) => {
  arrange(list);
  for (const step of stepsOf(list)) selectOf(step).hidden = true;
  unveil(/** @type {HTMLElement} */ (list.closest("fieldset")));
  show(list);
});

document.addEventListener("change", (event) => {
  const list = around(event, "[data-order]");
  if (list) show(list);
});

document.addEventListener("rounds:restored", () => {
  for (const list of document.querySelectorAll("[data-order]")) arrange(list);
});

document.addEventListener("click", (event) => {
  const button = around(event, "[data-order] [data-move]");
  const step = around(event, STEP);
  if (button && step) move(step, placeOf(step) + Number(button.dataset.move));
  const keep = around(event, "[data-keep]");
  const list = keep?.parentElement?.querySelector("[data-order]");
  if (!(list instanceof HTMLElement)) return;
  number(list, stepsOf(list)[0]);
  stepsOf(list)[0].querySelector("[data-move='1']").focus();
  say(list.dataset.kept);
});

document.addEventListener("keydown", (event) => {
  const step = around(event, STEP);
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.altKey || !by) return;
  event.preventDefault();
  move(step, placeOf(step) + by);
});

letDrag(STEP, STEP, {
  fits: (step, other) => step !== other && step.parentElement === other.parentElement,
  drop: (step, other) => move(step, placeOf(other)),
});
