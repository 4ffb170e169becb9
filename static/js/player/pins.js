// @ts-check

/**
 * Lists under the question what is pinned in the chart.
 *
 * @example
 * <li class="record__line"><input type="checkbox" name="pins" data-cue="Sweating"></li>
 * <section data-pins><span data-pin-count>0</span><ul data-pin-list></ul></section>
 */

const LINE = "record__line";
const PINNED = `${LINE}--pinned`;

/** @returns {HTMLInputElement[]} */
function pinned() {
  return [...document.querySelectorAll("input[name=pins]:checked")].filter(
    (box) => box instanceof HTMLInputElement,
  );
}

function list() {
  const items = pinned().map((box) => {
    const item = document.createElement("li");
    item.textContent = box.dataset.cue ?? "";
    return item;
  });
  document.querySelector("[data-pin-list]")?.replaceChildren(...items);
  const count = document.querySelector("[data-pin-count]");
  if (count) count.textContent = String(items.length);
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.name !== "pins") return;
  box.closest(`.${LINE}`)?.classList.toggle(PINNED, box.checked);
  list();
});
