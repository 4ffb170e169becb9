// @ts-check

/**
 * Closes an open menu on Escape and on a press anywhere else.
 *
 * @example
 * <details data-menu><summary>Your account</summary>…</details>
 */

const OPEN = "details[data-menu][open]";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(OPEN)) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(/** @type {Node} */ (event.target)))
      menu.removeAttribute("open");
  }
});
