// @ts-check

/**
 * Sends a form once, however often its button is pressed, and says that it is on its way.
 *
 * @example
 * <form method="post" data-submit-once>
 *   <button data-busy="Submitting…">Submit answers</button>
 * </form>
 */

/** @type {Map<HTMLElement, string>} */
const words = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-submit-once]")) return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented) return;

  form.dataset.sent = "";
  const pressed = event.submitter;
  if (!(pressed instanceof HTMLElement)) return;
  words.set(pressed, pressed.innerHTML);
  // Not `disabled`: a disabled button's name and value would not be sent.
  pressed.setAttribute("aria-disabled", "true");
  pressed.textContent = pressed.dataset.busy ?? pressed.textContent;
});

// Back to a page that the browser kept: it may be sent again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    form.removeAttribute("data-sent");
  }
  for (const [button, before] of words) {
    button.removeAttribute("aria-disabled");
    button.innerHTML = before;
  }
  words.clear();
});
