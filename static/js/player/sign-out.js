// @ts-check

/**
 * Leaves nothing of its user on a shared computer, but asks before an answer is lost.
 *
 * @example
 * <dialog data-leaving data-one="1 answer is not saved yet. …" data-many="{count} …">
 *   <form method="dialog"><p data-leaving-words></p>
 *     <button value="stay">Stay signed in</button><button value="go">Sign out</button></form>
 * </dialog>
 */

import { filled } from "../kinds/layer.js";
import { user } from "./message.js";
import { flush } from "./sender.js";
import { all, settle } from "./store.js";

/** @param {number} count @returns {Promise<boolean>} */
function isSure(count) {
  const dialog = document.querySelector("dialog[data-leaving]");
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(true);
  const { one, many } = dialog.dataset;
  const place = dialog.querySelector("[data-leaving-words]");
  if (place) place.textContent = filled(count === 1 ? one : many, { count });
  dialog.returnValue = "stay";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "go"), {
      once: true,
    });
  });
}

/** @param {HTMLFormElement} form */
export async function signOut(form) {
  const { left } = await flush();
  if (left.length && !(await isSure(left.length))) return;
  for (const entry of await all(user)) await settle(entry, null);
  const kept = (await globalThis.caches?.keys()) ?? [];
  for (const name of kept) if (name.startsWith("rounds-")) await caches.delete(name);
  sessionStorage.removeItem("rounds-late");
  for (const name of Object.keys(localStorage))
    if (name.startsWith("rounds-struck-")) localStorage.removeItem(name);
  await all(user); // Nothing waits any more, and no page looks for it.
  form.submit();
}
