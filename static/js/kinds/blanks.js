// @ts-check

/**
 * Shows what stands in the blanks of a text and what is left in its bank: the lists to
 * choose from are still there, and hold the answer.
 *
 * @example
 * <div data-blanks><ul><li data-token="t1">oil</li></ul>
 *   <select name="blank-b1"><option value="">Choose</option>…</select><button
 *   type="button" data-blank data-name="Blank 1" data-empty="empty"
 *   data-layer hidden>
 *   <span></span><span></span></button></div>
 */

import { eachOne, textOf, unveil } from "./layer.js";

/** @param {HTMLElement | null} one @returns {any} */
export const rootOf = (one) => one?.closest("[data-blanks]");

/** @param {HTMLElement} one @returns {HTMLElement[]} */
export const blanksOf = (one) => [...rootOf(one).querySelectorAll("[data-blank]")];

/** @param {HTMLElement} blank @returns {any} */
export const selectOf = (blank) => blank.previousElementSibling;

/** @param {HTMLElement} blank @returns {HTMLElement | null} */
export const tokenIn = (blank) => {
  const id = selectOf(blank).value;
  return id && rootOf(blank).querySelector(`[data-token="${id}"]`);
};

/** @param {HTMLElement} root @param {Element | null} picked Shows what fills each blank and what is left to place. */
export function draw(root, picked) {
  const used = new Set();
  for (const blank of root.querySelectorAll("[data-blank]")) {
    if (!(blank instanceof HTMLElement)) continue;
    const token = tokenIn(blank);
    used.add(token);
    const { name, empty } = blank.dataset;
    const [text, more] = /** @type {any} */ (blank.children);
    text.textContent = token ? textOf(token) : (name ?? "");
    more.textContent = token ? `, ${name}` : `, ${empty}`;
    blank.classList.toggle("hole--full", Boolean(token));
  }
  for (const token of root.querySelectorAll("[data-token]")) {
    token.toggleAttribute("hidden", used.has(token));
    const isPicked = token === picked;
    token.querySelector("button")?.setAttribute("aria-pressed", String(isPicked));
  }
}

eachOne("[data-blanks]:has([data-blank])", (root) => {
  for (const token of root.querySelectorAll("[data-token]")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "token" });
    button.append(...token.childNodes);
    token.append(button);
  }
  for (const blank of root.querySelectorAll("[data-blank]"))
    blank.previousElementSibling?.setAttribute("hidden", "");
  unveil(root);
  draw(root, null);
});
