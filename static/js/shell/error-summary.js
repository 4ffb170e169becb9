// @ts-check

/**
 * Brings the reader to what needs another look, and from there to the field.
 *
 * @example
 * <div class="error-summary" role="alert" tabindex="-1" data-error-summary>
 *   <a href="#id_email">Enter an e-mail address.</a>
 * </div>
 */

const summary = document.querySelector("[data-error-summary]");
if (summary instanceof HTMLElement) summary.focus();

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest("[data-error-summary] a");
  if (!(link instanceof HTMLAnchorElement)) return;

  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.closest(".field")?.scrollIntoView({ block: "center" });
});
