// @ts-check

/**
 * Shows a kept page of an open attempt where the network has none. Never a page of marks
 * or keys: only questions and the list of answers are kept, and only by their own script.
 */

/**
 * @typedef {Event & { waitUntil(done: Promise<unknown>): void }} LongEvent
 * @typedef {LongEvent & { request: Request, preloadResponse: Promise<Response | undefined>,
 *   respondWith(reply: Promise<Response>): void }} AskEvent
 */

/** @type {any} The part of a worker that types for pages leave out. */
const worker = globalThis;
const OFFLINE = "/attempts/offline/";
const KEPT_PAGE = /^\/attempts\/(\d+)\/(?:questions\/\d+|check)\/$/;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {LongEvent} */ event) => {
  const preload = worker.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([worker.clients.claim(), preload]));
});

/** @param {Request} request @param {Response} reply Renews a page that is kept. */
async function renew({ url }, reply) {
  const { pathname } = new URL(url);
  const attempt = KEPT_PAGE.exec(pathname)?.[1];
  const text = await reply.text();
  // What is told once is not told again, and another attempt's pages are not kept.
  if (!attempt || text.includes('class="messages"')) return;
  const name = (await caches.keys()).find((each) => each.endsWith(`-${attempt}`));
  const cache = name && (await caches.open(name));
  // A page that is not kept yet is kept with its files, by its own script.
  if (!cache || !(await cache.match(pathname))) return;
  const headers = { "Content-Type": "text/html", "X-Kept-At": String(Date.now()) };
  await cache.put(pathname, new Response(text, { headers }));
}

/** @param {Request} request @returns {Promise<Response>} */
async function keptPage({ url }) {
  const { pathname } = new URL(url);
  const kept = (await caches.match(pathname)) ?? (await caches.match(OFFLINE));
  if (!kept) return Response.error();
  // The time went on since.
  const since = Date.now() - Number(kept.headers.get("X-Kept-At"));
  const text = (await kept.text()).replace(
    /data-left="(\d+)"/,
    (_, left) => `data-left="${Math.max(0, Number(left) - since)}"`,
  );
  return new Response(text, { headers: { "Content-Type": "text/html" } });
}

/** @param {AskEvent} event @returns {Promise<Response>} */
async function page(event) {
  try {
    const reply = (await event.preloadResponse) ?? (await fetch(event.request));
    if (reply.ok) event.waitUntil(renew(event.request, reply.clone()));
    return reply;
  } catch {
    return keptPage(event.request);
  }
}

/** @param {Request} request @returns {Promise<Response>} */
async function file(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(new URL(request.url).pathname)) ?? Response.error();
  }
}

worker.addEventListener("fetch", (/** @type {AskEvent} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/\.(?:js|css|woff2|svg|webp|png)$/.test(pathname))
    event.respondWith(file(request));
});
