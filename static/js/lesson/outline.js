// @ts-check

/**
 * Keeps the list of sections true: which one is here, and which are read.
 *
 * @example
 * <nav data-outline>
 *   <a href="#two-sites">Two sites<span data-mark="two-sites"></span></a>
 *   <span data-count>0 of 2 read</span> <p data-left>About 9 min left</p>
 *   <template data-read><svg></svg></template>
 * </nav>
 */

const outline = document.querySelector("[data-outline]");
const fold = outline?.querySelector("details");

// Beside the text it is always open, also where style alone can't open it.
const wide = matchMedia("(min-width: 62rem)");
if (fold && wide.matches) fold.open = true;

// A band in the upper part of the window: the section in it is the one being read.
const reading = new IntersectionObserver(
  (entries) => {
    const here = entries.find((entry) => entry.isIntersecting);
    if (!here) return;
    for (const link of outline?.querySelectorAll("a[aria-current]") ?? []) {
      link.removeAttribute("aria-current");
    }
    link(here.target.id)?.setAttribute("aria-current", "step");
  },
  { rootMargin: "-20% 0px -70%" },
);
for (const section of document.querySelectorAll("section:has([data-section-end])")) {
  reading.observe(section);
}

/** @param {string} slug */
function link(slug) {
  return outline?.querySelector(`a[href="#${CSS.escape(slug)}"]`);
}

document.addEventListener("click", (event) => {
  const pressed =
    event.target instanceof Element && event.target.closest("a[href^='#']");
  // On a phone the list has done its work.
  if (pressed && fold?.contains(pressed) && !wide.matches) fold.open = false;
});

document.addEventListener("sectionsreached", (event) => {
  const told = /** @type {CustomEvent} */ (event).detail;
  const mark = outline?.querySelector("template[data-read]");
  for (const slug of told.sections) {
    const place = outline?.querySelector(`[data-mark="${CSS.escape(slug)}"]`);
    if (place && !place.childElementCount && mark instanceof HTMLTemplateElement) {
      place.replaceChildren(mark.content.cloneNode(true));
    }
  }
  write("[data-count]", told.count);
  write("[data-left]", told.left);
  for (const [what, isHidden] of /** @type {const} */ ([
    ["[data-done]", !told.is_done],
    ["[data-undone]", told.is_done],
  ])) {
    document
      .querySelector(`form[data-reading] ${what}`)
      ?.toggleAttribute("hidden", isHidden);
  }
});

/**
 * @param {string} where
 * @param {string} words
 */
function write(where, words) {
  const place = outline?.querySelector(where);
  if (place) place.textContent = words;
}
