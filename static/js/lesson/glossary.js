// @ts-check

/**
 * Closes a glossary word when a link in it leads to a reference behind it.
 *
 * @example
 * <div id="term-half-life" popover>… <a href="#ref-some-key">2</a></div>
 */

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  const word = link && link.closest("[popover]");
  if (word instanceof HTMLElement) word.hidePopover();
});
