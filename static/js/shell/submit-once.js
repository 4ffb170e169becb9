// @ts-check

/**
 * Sends a form once, however often its button is pressed, and says that it is on its way.
 *
 * @example
 * <form method="post" data-submit-once>
 *   <button data-busy="Submitting…">Submit answers</button>
 * </form>
 */

const LONGEST_SILENCE = 15_000;

/** @type {Map<HTMLFormElement, () => void>} What is on its way, and what undoes it. */
const sent = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-submit-once]")) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented) return;

  sent.set(form, event.submitter ? shownBusy(event.submitter) : () => {});
  whenStopped(() => release(form));
});

// Back to a page that the browser kept: it may be sent again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of sent.keys()) release(form);
});

/** @param {HTMLElement} button @returns {() => void} What shows it as it was. */
function shownBusy(button) {
  const before = button.innerHTML;
  // Not `disabled`: a disabled button's name and value would not be sent.
  button.setAttribute("aria-disabled", "true");
  button.textContent = button.dataset.busy ?? button.textContent;
  return () => {
    button.removeAttribute("aria-disabled");
    button.innerHTML = before;
  };
}

/** @param {() => void} act Is done if the page that is asked for now never comes. */
function whenStopped(act) {
  if (!window.navigation) {
    // Such a browser does not tell.
    setTimeout(act, LONGEST_SILENCE);
    return;
  }
  window.navigation.addEventListener(
    "navigate",
    ({ signal }) => signal.addEventListener("abort", act),
    { once: true },
  );
}

/** @param {HTMLFormElement} form */
function release(form) {
  sent.get(form)?.();
  sent.delete(form);
}
