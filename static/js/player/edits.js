// @ts-check

/**
 * Tells whether and when someone changes the answer on a page, and leaves its field.
 *
 * @example
 * watch(form, { onEdit: () => {}, onLeave: () => {} });
 */

const FIELD = "input:not([type=hidden]), select, textarea";

/** @param {any} field Tells whether it holds something else than its page came with. */
function differs(field) {
  if (field.matches("[type=checkbox], [type=radio]"))
    return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const before = [...field.options].findIndex((each) => each.defaultSelected);
  return field.selectedIndex !== Math.max(before, 0);
}

/**
 * Tells whether the answer was changed before anyone watched.
 *
 * @param {HTMLFormElement} form
 */
export function isEdited(form) {
  // What a browser would put back, on going back, is older than what the server has.
  form.autocomplete = "off";
  const fields = [...form.elements].filter((each) => each.matches(FIELD));
  return form.dataset.unsaved !== undefined || fields.some(differs);
}

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
