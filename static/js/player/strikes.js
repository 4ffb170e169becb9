// @ts-check

/**
 * Keeps on this device which options are crossed out, until the attempt is over or its
 * user signs out.
 *
 * @example
 * <form data-attempt="7" data-number="3"><div class="option"><input value="a">
 *   <button data-strike aria-pressed="false"></button></div></form>
 */

import { user } from "./message.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-attempt][data-number]");
const key = `rounds-struck-${user}-${form?.dataset.attempt}`;

/** @returns {Record<string, string[]>} The values of options, by the question's place. */
const kept = () => JSON.parse(localStorage.getItem(key) ?? "{}");

/** @param {ParentNode} place */
const strikes = (place) => [...place.querySelectorAll("[data-strike]")];

/** @param {Element} strike @returns {string} Its option, wherever that stands. */
const optionOf = (strike) =>
  strike.closest(".option")?.querySelector("input")?.value ?? "";

/** Keeps what is crossed out on the page now. */
export function keepStrikes() {
  if (!form) return;
  const struck = strikes(form).filter(
    (strike) => strike.getAttribute("aria-pressed") === "true",
  );
  const values = { ...kept(), [form.dataset.number ?? ""]: struck.map(optionOf) };
  localStorage.setItem(key, JSON.stringify(values));
}

/** Crosses out again what was crossed out before. */
export function putStrikesBack() {
  if (!form) return;
  const values = kept()[form.dataset.number ?? ""] ?? [];
  for (const strike of strikes(form))
    if (values.includes(optionOf(strike))) strike.setAttribute("aria-pressed", "true");
}
