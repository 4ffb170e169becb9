// @ts-check

/**
 * Sends a quick check and puts the server's marked one in its place.
 *
 * @example
 * <form method="post" action="/cohorts/1/lessons/a/checks/b/#check-b" data-check>
 *   … <button>Check answer</button>
 *   <div tabindex="-1" data-feedback>…</div>
 * </form>
 */

/** The server sends the check alone, not the page around it. */
const FRAGMENT = "text/html; fragment=check";
const LONGEST_WAIT = 15_000;

/** @type {WeakSet<HTMLFormElement>} */
const sending = new WeakSet();

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-check]")) return;
  event.preventDefault();
  if (sending.has(form)) return;

  sending.add(form);
  const marked = await mark(form).catch(() => null);
  sending.delete(form);
  if (marked) {
    form.replaceWith(marked);
    const feedback = marked.querySelector("[data-feedback]");
    if (feedback instanceof HTMLElement) feedback.focus();
  } else {
    // Signed out or offline: the browser's own way says which.
    form.submit();
  }
});

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<HTMLElement | null>} The marked check; null where none came.
 */
async function mark(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: FRAGMENT },
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  if (!answer.ok && answer.status !== 422) return null;

  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-check]");
}
