// @ts-check

/**
 * Tells the server which sections were read to their end, and for how long.
 *
 * A section counts once its end has been on a visible page for a second. Time counts
 * while the page is visible and someone moved in it lately.
 *
 * @example
 * <span data-section-end="two-sites"></span> …
 * <form method="post" action="/cohorts/1/lessons/a/reached/" data-reading>…</form>
 */

const SECOND = 1_000;
const IDLE_AFTER = 90 * SECOND;
const BETWEEN_SENDS = 3 * SECOND;
const LONGEST_PAUSE = 60 * SECOND;
const LONGEST_ANSWER = 30 * SECOND;

const form = document.querySelector("form[data-reading]");

/** @type {Set<string>} */
const inView = new Set();
/** @type {Set<string>} */
const known = new Set();
/** @type {Set<string>} */
let unsent = new Set();
let seconds = 0;
let movedAt = Date.now();
let sentAt = 0;
let pause = BETWEEN_SENDS;
let shown = 0;

if (form instanceof HTMLFormElement) {
  const ends = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const slug = /** @type {HTMLElement} */ (entry.target).dataset.sectionEnd ?? "";
      if (entry.isIntersecting) inView.add(slug);
      else inView.delete(slug);
    }
  });
  for (const end of document.querySelectorAll("[data-section-end]")) ends.observe(end);
  for (const what of ["scroll", "pointermove", "pointerdown", "keydown"]) {
    addEventListener(what, () => (movedAt = Date.now()), { passive: true });
  }
  setInterval(() => tick(form), SECOND);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && (seconds || unsent.size)) send(form);
  });
}

/** @param {HTMLFormElement} form */
function tick(form) {
  if (document.visibilityState !== "visible") return;
  if (Date.now() - movedAt > IDLE_AFTER) return;
  seconds += 1;
  for (const slug of inView) {
    if (!known.has(slug)) unsent.add(slug);
    known.add(slug);
  }
  if (unsent.size && Date.now() - sentAt > pause) send(form);
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const sections = unsent;
  const spent = seconds;
  unsent = new Set();
  seconds = 0;
  sentAt = Date.now();

  const body = new FormData(form);
  body.delete("sections");
  for (const slug of sections) body.append("sections", slug);
  body.set("seconds", String(spent));
  const detail = await told(form.action, body).catch(() => null);
  if (detail) {
    pause = BETWEEN_SENDS;
    show(detail);
  } else {
    // Kept for the next send: a connection comes back, if not at once.
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    unsent = new Set([...sections, ...unsent]);
    seconds += spent;
  }
}

/** @param {string} address @param {FormData} body @returns {Promise<any>} */
async function told(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    redirect: "manual",
    keepalive: true,
    signal: AbortSignal.timeout(LONGEST_ANSWER),
  });
  return answer.ok ? answer.json() : null;
}

/**
 * Tells the page, unless this answer was overtaken: what is read stays read.
 *
 * @param {{ sections: string[] }} detail
 */
function show(detail) {
  if (detail.sections.length < shown) return;
  shown = detail.sections.length;
  document.dispatchEvent(new CustomEvent("sectionsreached", { detail }));
}
