// @ts-check

/**
 * Presses a button on Ctrl and Enter, or Command and Enter.
 *
 * @example
 * <button type="submit" aria-keyshortcuts="Control+Enter Meta+Enter" data-shortcut>
 *   Check answer</button>
 */

const checkButton = document.querySelector("[data-shortcut]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat)
    return;
  if (!(checkButton instanceof HTMLButtonElement)) return;
  event.preventDefault();
  checkButton.click();
});
