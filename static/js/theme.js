// @ts-check

/**
 * Changes the theme at once, and tells the server behind the page's back.
 *
 * @example
 * <form method="post" action="/accounts/theme/" data-theme-switch>
 *   <button name="theme" value="dark">Dark theme</button>
 *   <button name="theme" value="light">Light theme</button>
 * </form>
 */

const LONGEST_SEND = 10_000;

/** @type {Promise<unknown>} One choice after the other, or an earlier one might stay. */
let choices = Promise.resolve();

document.addEventListener("submit", (event) => {
  const form = event.target;
  const pressed = event.submitter;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-theme-switch]"))
    return;
  if (!(pressed instanceof HTMLButtonElement)) return;

  event.preventDefault();
  document.documentElement.dataset.theme = pressed.value;
  const other = form.querySelector(`[name="theme"]:not([value="${pressed.value}"])`);
  if (other instanceof HTMLButtonElement) other.focus();

  const body = new FormData(form, pressed);
  const send = () =>
    fetch(form.action, {
      method: "POST",
      body,
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST_SEND),
    });
  // A choice that could not be kept still holds for this page.
  choices = choices.then(send).catch(() => undefined);
});
