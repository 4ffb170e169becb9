// @ts-check

/**
 * Draws a bow-tie's five slots from its check boxes and radio buttons. A press on a choice
 * fills the first free slot, a press on it or its slot takes it back; it can be dragged.
 *
 * @example
 * <div data-bow-tie data-placed="Placed: {text}. {part}, {count} of {most}." data-removed="…"
 *   data-remove="Remove"><div data-layer hidden>
 *   <button type="button" data-slot="actions" data-name="Action" data-empty="1, empty">
 *     <span></span><span></span></button></div>
 *   <fieldset data-part="actions" data-name="Actions to take">
 *     <label><input type="checkbox"> …</label></fieldset></div>
 */

import { letDrag } from "./drag.js";
import { around, eachOne, say, tellChange, textOf, unveil } from "./layer.js";

const PART = "[data-bow-tie] [data-part]";
const SLOT = "[data-bow-tie] [data-slot]";

/** @type {WeakMap<any, any[]>} What stands in each slot: a choice keeps its own. */
const placed = new WeakMap();

/** @param {HTMLElement} one @returns {any} */
const rootOf = (one) => one.closest("[data-bow-tie]");

/** @param {HTMLElement} part @returns {HTMLElement[]} */
const slotsOf = (part) => [
  ...rootOf(part).querySelectorAll(`[data-slot="${part.dataset.part}"]`),
];

/** @param {HTMLElement} slot @returns {any} */
const partOf = (slot) =>
  rootOf(slot).querySelector(`[data-part="${slot.dataset.slot}"]`);

/** @param {HTMLElement} slot What stands in it. */
const contentOf = (slot) =>
  placed.get(partOf(slot))?.[slotsOf(partOf(slot)).indexOf(slot)] ?? null;

/** @param {HTMLElement} part Puts each chosen one into its slot, or the first free. */
function draw(part) {
  const slots = slotsOf(part);
  const before = placed.get(part) ?? slots.map(() => null);
  const at = before.map((input) => (input?.checked ? input : null));
  for (const input of part.querySelectorAll("input")) {
    const free = at.indexOf(null);
    if (input.checked && !at.includes(input) && free >= 0) at[free] = input;
  }
  placed.set(part, at);
  for (const [place, slot] of slots.entries()) {
    const input = at[place];
    const [text, hint] = /** @type {any} */ (slot.children);
    slot.classList.toggle("slot--full", Boolean(input));
    text.textContent = input
      ? textOf(input.closest("label"))
      : (slot.dataset.name ?? "");
    hint.textContent = (input ? rootOf(part).dataset.remove : slot.dataset.empty) ?? "";
    hint.classList.toggle("visually-hidden", !input);
  }
}

/** @param {any} input @param {boolean} isChosen */
function choose(input, isChosen) {
  input.checked = isChosen;
  tellChange(input);
}

eachOne("[data-bow-tie]", (root) => {
  unveil(root);
  for (const part of root.querySelectorAll("fieldset")) draw(part);
});

document.addEventListener("change", (event) => {
  const part = around(event, PART);
  const input = event.target;
  if (!part || !(input instanceof HTMLInputElement)) return;
  const was = placed.get(part)?.includes(input);
  draw(part);
  if (was === input.checked) return; // One too many, and taken back.
  const now = placed.get(part) ?? [];
  const { placed: put, removed } = rootOf(part).dataset;
  say(input.checked ? put : removed, {
    text: textOf(input.closest("label")),
    part: part.dataset.name ?? "",
    count: now.filter(Boolean).length,
    most: now.length,
  });
});

document.addEventListener("click", (event) => {
  const slot = around(event, SLOT);
  if (!slot) return;
  if (contentOf(slot)) choose(contentOf(slot), false);
  else partOf(slot).querySelector("input:not(:checked)")?.focus();
});

document.addEventListener("keydown", (event) => {
  const slot = around(event, SLOT);
  const input = slot && contentOf(slot);
  if (input && /^(Delete|Backspace)$/.test(event.key)) choose(input, false);
});

letDrag("[data-bow-tie] [data-part] label", SLOT, {
  fits: (label, slot) => partOf(slot).contains(label),
  drop: (label, slot) => {
    const input = label.querySelector("input");
    const there = contentOf(slot);
    if (!input || there === input) return;
    if (there) choose(there, false);
    const part = partOf(slot);
    const at = (placed.get(part) ?? []).map((each) => (each === input ? null : each));
    at[slotsOf(part).indexOf(slot)] = input;
    placed.set(part, at);
    choose(input, true);
  },
});
