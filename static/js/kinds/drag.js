// @ts-check

/**
 * Lets one thing be dragged onto another, always as a further way beside pressing.
 *
 * @example
 * letDrag("[data-token]", "[data-blank]", { fits: () => true, drop: (token, blank) => {} });
 */

import { around, eachOne } from "./layer.js";

/**
 * @typedef {(item: HTMLElement, place: HTMLElement) => boolean} Fits
 * @typedef {(item: HTMLElement, place: HTMLElement) => void} Drop
 */

/** @param {string} from @param {string} onto @param {{ fits: Fits, drop: Drop }} rules */
export function letDrag(from, onto, { fits, drop }) {
  /** @type {HTMLElement | null} */
  let item = null;

  /** @param {Event} event The place under the pointer, if the thing may go there. */
  const placeUnder = (event) => {
    const place = around(event, onto);
    return item && place && fits(item, place) ? place : null;
  };

  eachOne(from, (each) => {
    each.draggable = true;
  });
  document.addEventListener("dragstart", (event) => {
    item = around(event, from);
    if (!item) return;
    // Firefox drags nothing without data.
    event.dataTransfer?.setData("text/plain", "");
    for (const place of document.querySelectorAll(onto))
      if (fits(item, /** @type {HTMLElement} */ (place)))
        place.setAttribute("data-fits", "");
  });
  document.addEventListener("dragover", (event) => {
    if (placeUnder(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const place = placeUnder(event);
    if (!item || !place) return;
    event.preventDefault();
    drop(item, place);
  });
  document.addEventListener("dragend", () => {
    item = null;
    for (const place of document.querySelectorAll("[data-fits]"))
      place.removeAttribute("data-fits");
  });
}
