// @ts-check

/**
 * Carries out which of two answers counts. The one that lost stays on this device until
 * then.
 *
 * @example
 * <section data-lost="5f3a…"><form>…<button>Use this answer</button></form>
 *   <a data-keep-saved href="/attempts/7/questions/3/">Keep the saved answer</a></section>
 */

import { user } from "./message.js";
import { all, put, settle } from "./store.js";

const choice = /** @type {HTMLElement} */ (document.querySelector("[data-lost]"));

async function lost() {
  const { lost: client } = choice.dataset;
  const here = (await all(user)).filter(({ path }) => path === location.pathname);
  return here.find((entry) => entry.client === client);
}

/** @param {HTMLFormElement} form Makes it the next message, on top of what stands. */
async function use(form) {
  const entry = await lost();
  if (!entry) return form.submit();
  const sent = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  await put({
    ...entry,
    seq: entry.seq + 1,
    at: Date.now(),
    rev: Number(new FormData(form).get("base_rev")),
    fields: /** @type {[string, string][]} */ (
      sent.filter(([name]) => name !== "csrfmiddlewaretoken")
    ),
    state: "waiting",
  });
  location.assign(location.pathname);
}

async function keep() {
  const entry = await lost();
  if (entry) await settle(entry, null);
  location.assign(location.pathname);
}

choice.addEventListener("submit", (event) => {
  event.preventDefault();
  use(/** @type {HTMLFormElement} */ (event.target));
});
choice.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-keep-saved]"))
    return;
  event.preventDefault();
  keep();
});
