// @ts-check

/**
 * Closes a glossary word when a link in it leads to a reference behind it.
 *
 * @example
 * <div id="term-half-life" popover>… <a href="#ref-some-key">2</a></div>
 */

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const word = event.target.closest("a[href^='#']")?.closest("[popover]");
  if (word instanceof HTMLElement) word.hidePopover();
});
