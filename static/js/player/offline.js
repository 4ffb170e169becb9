// @ts-check

/**
 * Keeps the pages of the open attempt on this device, for when the connection is gone:
 * one at a time, and only where moving between them changes nothing on the server.
 *
 * @example
 * <form data-autosave data-attempt="7" data-walk="12" data-check="/attempts/7/check/"
 *   data-worker="/attempts/worker.js" data-offline="/attempts/offline/">…</form>
 */

import { user } from "./message.js";

const BEFORE = 1000;
const BETWEEN = 500;
// Files that a page, a style sheet or a module names.
const NAMED =
  /(?:\b(?:src|href)=|\bfrom |\bimport |\bimport\(|\burl\()["']?([^"')\s>]+)/g;
const FILE = /\.(?:js|css|woff2|svg|webp|png)$/;

const form = /** @type {HTMLFormElement} */ (
  document.querySelector("form[data-autosave]")
);
const { attempt, walk, check = "", worker = "", offline = "" } = form.dataset;

/** @param {number} milliseconds */
const pause = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @type {Set<string>} Modules may name each other. */
const begun = new Set();

/** @param {Cache} cache @param {string} address Keeps the files it names, and then it. */
async function keep(cache, address) {
  if (begun.has(address) || (await cache.match(address))) return false;
  begun.add(address);
  const reply = await fetch(address, { redirect: "manual" });
  if (!reply.ok) return false;
  const type = reply.headers.get("Content-Type") ?? "";
  const body = await reply.blob();
  const headers = { "Content-Type": type, "X-Kept-At": String(Date.now()) };
  const base = new URL(address, location.href);
  const text = /html|css|javascript/.test(type) ? await body.text() : "";
  for (const [, name = ""] of text.matchAll(NAMED)) {
    const file = new URL(name, base);
    if (file.origin === location.origin && FILE.test(file.pathname))
      await keep(cache, file.pathname);
  }
  await cache.put(address, new Response(body, { headers }));
  return true;
}

function pages() {
  const numbers = Array.from({ length: Number(walk) }, (_, at) => at + 1);
  const here = Number(form.dataset.number);
  // What comes next is needed first.
  numbers.sort(
    (one, other) => Number(one < here) - Number(other < here) || one - other,
  );
  return [
    ...numbers.map((number) => location.pathname.replace(/\d+\/$/, `${number}/`)),
    check,
  ];
}

async function begin() {
  const own = `rounds-${user}-`;
  for (const name of await caches.keys())
    if (/^rounds-\d/.test(name) && !name.startsWith(own)) await caches.delete(name);
  await navigator.serviceWorker.register(worker);
  await pause(BEFORE);
  await keep(await caches.open("rounds-offline"), offline);
  if (!walk) return;
  const cache = await caches.open(`${own}${attempt}`);
  for (const address of pages())
    if (navigator.onLine && (await keep(cache, address))) await pause(BETWEEN);
}

if ("serviceWorker" in navigator) begin().catch(() => undefined);
