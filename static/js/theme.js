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

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const pressed = event.submitter;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-theme-switch]"))
    return;
  if (!(pressed instanceof HTMLButtonElement)) return;

  event.preventDefault();
  document.documentElement.dataset.theme = pressed.value;
  const other = form.querySelector(`[name="theme"]:not([value="${pressed.value}"])`);
  if (other instanceof HTMLButtonElement) other.focus();

  // A choice that could not be kept still holds for this page.
  await fetch(form.action, {
    method: "POST",
    body: new FormData(form, pressed),
    redirect: "manual",
    keepalive: true,
  }).catch(() => undefined);
});
