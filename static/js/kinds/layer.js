// @ts-check

/**
 * What the layers over the native forms share. A layer draws a form's own controls in
 * another way and changes nothing but them, so both ways send the same answer.
 *
 * @example
 * eachOne("[data-bow-tie]", (form) => draw(form));
 */

/**
 * Calls `draw` with each element that matches, now and when one is put into the page.
 *
 * @param {string} selector @param {(found: HTMLElement) => void} draw
 */
export function eachOne(selector, draw) {
  /** @param {ParentNode} place */
  const drawIn = (place) => {
    for (const found of place.querySelectorAll(selector))
      draw(/** @type {HTMLElement} */ (found));
  };
  drawIn(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(selector)) draw(node);
        drawIn(node);
      }
  }).observe(document.body, { childList: true, subtree: true });
}

/** @param {HTMLElement} root Shows what is of use with the layer alone. */
export function unveil(root) {
  for (const part of root.querySelectorAll("[data-layer]"))
    part.removeAttribute("hidden");
}

/**
 * Returns the element around the event's target that matches.
 *
 * @param {Event} event @param {string} selector @returns {HTMLElement | null}
 */
export function around(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/** @param {HTMLElement} control Tells the page, the save included, that it changed. */
export function tellChange(control) {
  for (const type of ["input", "change"])
    control.dispatchEvent(new Event(type, { bubbles: true }));
}

/**
 * Returns words with the values in their places: "{count} of {most}".
 *
 * @param {string | null | undefined} words
 * @param {Record<string, string | number>} values
 */
export function filled(words, values) {
  return (words ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * Says to a screen reader what happened.
 *
 * @param {string | undefined} words @param {Record<string, string | number>} values
 */
export function say(words, values = {}) {
  const live = document.getElementById("live");
  if (live) live.textContent = filled(words, values);
}

/** @param {Element | null | undefined} place The words in it, on one line. */
export function textOf(place) {
  return (place?.textContent ?? "").trim().replace(/\s+/g, " ");
}
