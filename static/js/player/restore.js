// @ts-check

/**
 * Puts an answer that this device kept back onto its page.
 */

import { tellChange } from "../kinds/layer.js";
import { user, writer } from "./message.js";
import { all, settle } from "./store.js";

addEventListener("pageshow", (event) => {
  // A page the browser kept would show an old revision.
  if (event.persisted) location.reload();
});

/** @typedef {import("./store.js").Entry} Entry */

const PATIENCE = 1000;

/**
 * Holds a page's name for as long as this page is open. Tells whether the page that had
 * it is gone; undefined where the browser can't tell.
 *
 * @param {string} client @returns {Promise<boolean | undefined>}
 */
export function hold(client) {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve(undefined);
    const signal = AbortSignal.timeout(PATIENCE);
    navigator.locks
      .request(`rounds-page-${client}`, { signal }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** @param {Entry} entry Goes on with the messages of the page that wrote it. */
export function goOnFor({ client, seq }) {
  Object.assign(writer, { client, seq });
}

/** @param {any} control @param {string[]} values Tells whether it changed. */
function set(control, values) {
  const isTick = control.type === "checkbox" || control.type === "radio";
  const before = isTick ? control.checked : control.value;
  if (isTick) control.checked = values.includes(control.value);
  else control.value = values.shift() ?? "";
  return before !== (isTick ? control.checked : control.value);
}

/** @param {HTMLFormElement} form @param {Entry} entry */
export function restore(form, { fields }) {
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const [name, value] of fields)
    wanted.set(name, [...(wanted.get(name) ?? []), value]);
  const controls = [...form.elements].filter(
    (one) =>
      one.matches("input:not([type=hidden]), select, textarea") &&
      one.getAttribute("name"),
  );
  const changed = controls.filter((one) =>
    set(one, wanted.get(one.getAttribute("name") ?? "") ?? []),
  );
  for (const control of changed) tellChange(/** @type {HTMLElement} */ (control));
  document.dispatchEvent(new Event("rounds:restored"));
}

/**
 * Goes on with what this device kept of the question on the page, if it kept anything:
 * puts it back by `put` and tells that there is something to send.
 *
 * @param {HTMLFormElement} form @param {(restore: () => void) => void} put
 */
export async function takeUp(form, put) {
  hold(writer.client);
  const revision = /** @type {HTMLInputElement} */ (
    form.elements.namedItem("base_rev")
  );
  const lost = document.querySelector("[data-lost]")?.getAttribute("data-lost");
  const kept = await all(user);
  for (const entry of kept.reverse()) {
    if (entry.path !== location.pathname || entry.client === lost) continue;
    if (entry.state === "saved" && entry.rev <= Number(revision.value)) {
      await settle(entry, null);
      continue;
    }
    const isGone = await hold(entry.client);
    if (isGone === false) continue;
    if (isGone) goOnFor(entry);
    if (entry.state !== "conflict") {
      revision.setAttribute("value", String(entry.rev));
      put(() => restore(form, entry));
    }
    // What the server refused or did not take is looked at again.
    if (entry.state !== "saved") await settle(entry, { state: "waiting" });
    break;
  }
  return kept.some(({ state }) => state !== "saved");
}
