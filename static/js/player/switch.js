// @ts-check

/**
 * Shows the chart or the answer where there is no room for both; each keeps its scroll.
 *
 * @example
 * <div data-switch hidden><button data-to="chart" aria-pressed="false">Chart</button>
 *   <button data-to="answer" aria-pressed="true">Answer</button></div>
 * <div data-case>…</div>
 */

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-case]"));
const control = document.querySelector("[data-switch]");
/** @type {Record<string, number>} */
const scrolled = {};

/** @param {string} view */
function show(view) {
  if (!place) return;
  scrolled[place.dataset.view ?? ""] = scrollY;
  place.dataset.view = view;
  for (const button of control?.querySelectorAll("[data-to]") ?? [])
    button.setAttribute(
      "aria-pressed",
      String(button.getAttribute("data-to") === view),
    );
  scrollTo(0, scrolled[view] ?? 0);
}

control?.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const view = event.target.closest("[data-to]")?.getAttribute("data-to");
  if (view && view !== place?.dataset.view) show(view);
});

if (place && control) {
  control.removeAttribute("hidden");
  place.dataset.view = "answer";
}
