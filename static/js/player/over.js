// @ts-check

/**
 * Takes what was kept of a submitted attempt off this device; sends what still waits.
 *
 * @example
 * <section data-over="7">…</section>
 */

import { user } from "./message.js";
import { flush } from "./sender.js";
import { all, settle } from "./store.js";

const over = document.querySelector("[data-over]")?.getAttribute("data-over");

async function clear() {
  localStorage.removeItem(`rounds-struck-${user}-${over}`);
  await globalThis.caches?.delete(`rounds-${user}-${over}`);
  for (const entry of await all(user))
    if (entry.attempt === over && entry.state === "saved") await settle(entry, null);
  await flush();
}

clear();
