// @ts-check

/**
 * Shows one part of the chart at a time, behind tabs. Without script all are shown.
 *
 * @example
 * <div data-tabs><div role="tablist" hidden><button role="tab" aria-controls="p1"
 *   aria-selected="true">Notes</button></div><section id="p1" data-panel>…</section></div>
 */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** @param {Element} tab */
function panelOf(tab) {
  return document.getElementById(tab.getAttribute("aria-controls") ?? "");
}

/** @param {Element} list */
function tabsOf(list) {
  return /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
}

/** @param {Element} list @param {Element} chosen */
function show(list, chosen) {
  for (const tab of tabsOf(list)) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    panelOf(tab)?.toggleAttribute("hidden", !isChosen);
  }
}

/** @param {Element} list */
function begin(list) {
  for (const tab of tabsOf(list)) {
    const panel = panelOf(tab);
    panel?.setAttribute("role", "tabpanel");
    panel?.setAttribute("aria-labelledby", tab.id);
    panel?.setAttribute("tabindex", "0");
  }
  list.removeAttribute("hidden");
  const first = list.querySelector("[aria-selected=true]");
  if (first) show(list, first);
}

/** @param {Event} event */
function pressed(event) {
  const target = event.target instanceof Element ? event.target : null;
  const tab = target?.closest("[data-tabs] [role=tab]");
  const list = tab?.closest("[role=tablist]");
  return tab instanceof HTMLElement && list ? { tab, list } : null;
}

document.addEventListener("click", (event) => {
  const found = pressed(event);
  if (found) show(found.list, found.tab);
});

document.addEventListener("keydown", (event) => {
  const found = pressed(event);
  if (!found) return;
  const tabs = tabsOf(found.list);
  const here = tabs.indexOf(found.tab);
  const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
  let next = step ? tabs.at((here + step) % tabs.length) : undefined;
  if (event.key === "Home") next = tabs[0];
  if (event.key === "End") next = tabs.at(-1);
  if (!next) return;
  event.preventDefault();
  show(found.list, next);
  next.focus();
});

for (const list of document.querySelectorAll("[data-tabs] > [role=tablist]"))
  begin(list);
