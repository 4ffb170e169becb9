// @ts-check

/**
 * Tells when someone changes the answer on a page, and when they leave its field.
 *
 * @example
 * watch(form, { onEdit: () => {}, onLeave: () => {} });
 */

/**
 * @param {HTMLFormElement} form
 * @param {{ onEdit: () => void, onLeave: () => void }} calls
 */
export function watch(form, { onEdit, onLeave }) {
  // Fields of the form may stand outside of it, as pins do.
  /** @param {Event} event */
  const isOurs = ({ target }) => target && "form" in target && target.form === form;
  document.addEventListener("input", (event) => {
    if (isOurs(event)) onEdit();
  });
  document.addEventListener("focusout", (event) => {
    // A button that sends the form saves by itself; a message that grows the page
    // between press and release would move the button from under the finger.
    const next = event.relatedTarget;
    const isButton = next instanceof HTMLButtonElement && next.form === form;
    if (isOurs(event) && !isButton) onLeave();
  });
}
