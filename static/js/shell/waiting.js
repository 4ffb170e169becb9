// @ts-check

/**
 * Fetches what sends waiting answers only where some wait or came too late, or someone
 * signs out.
 *
 * @example
 * <section data-queue data-user="5" hidden>…</section>
 * <form method="post" action="/accounts/logout/" data-sign-out>…</form>
 */

const isSignedIn = document.querySelector("[data-queue]");
// Pages that tell whether answers are saved send them too.
const sends = document.querySelector("[data-autosave], [data-holds], [data-over]");
const hasNews =
  localStorage.getItem("rounds-waiting") || sessionStorage.getItem("rounds-late");
if (isSignedIn && !sends && hasNews) import("../player/elsewhere.js");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-sign-out]")) return;
  event.preventDefault();
  import("../player/sign-out.js").then(
    ({ signOut }) => signOut(form),
    () => form.submit(),
  );
});
