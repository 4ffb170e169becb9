// @ts-check

/**
 * Draws a lab anew when a setting changes, with what the server sends back.
 *
 * @example
 * <section data-lab>
 *   <form action="/cohorts/1/lessons/a/labs/half-life/#lab-half-life">
 *     <select id="lab-first" name="first">…</select>
 *     <button id="lab-draw">Draw</button>
 *   </form>
 *   <ul data-said><li>What is to be seen.</li></ul>
 * </section>
 */

/** The server sends the lab alone, not the page around it. */
const LAB_ALONE = "text/html; fragment=lab";

let asked = new AbortController();

for (const what of ["submit", "change"]) {
  document.addEventListener(what, (event) => {
    if (!(event.target instanceof Element)) return;
    const form = event.target.closest("[data-lab] form");
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    draw(form, event.type === "submit");
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} isSent Then the browser's own way is the way out.
 */
async function draw(form, isSent) {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const settings = chosen(form);
  const address = new URL(form.action);
  address.search = settings;
  address.hash = "";
  const lab = await fetched(address, signal).catch(() => null);
  if (signal.aborted) return;
  if (lab) {
    // A setting that was changed since asks for itself.
    if (settings === chosen(form)) show(form, lab);
  } else if (isSent) {
    form.submit();
  }
}

/** @param {HTMLFormElement} form */
function chosen(form) {
  const settings = new URLSearchParams();
  for (const [name, value] of new FormData(form)) settings.append(name, String(value));
  return settings.toString();
}

/**
 * @param {URL} address
 * @param {AbortSignal} signal
 * @returns {Promise<Element | null>} The lab drawn; null where none came.
 */
async function fetched(address, signal) {
  const answer = await fetch(address, {
    headers: { Accept: LAB_ALONE },
    redirect: "manual",
    signal,
  });
  if (!answer.ok && answer.status !== 422) return null;

  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector("[data-lab]");
}

/**
 * @param {HTMLFormElement} form
 * @param {Element} lab
 */
function show(form, lab) {
  const focused = form.contains(document.activeElement) && document.activeElement?.id;
  const before = form.closest("[data-lab]");
  const isOpen = before?.querySelector("details")?.open;
  lab.querySelector("details")?.toggleAttribute("open", isOpen);
  const fresh = lab.querySelector("form");
  if (fresh && !isRefused(form) && !isRefused(fresh)) {
    showAround(form, fresh);
  } else {
    before?.replaceWith(lab);
    if (focused) document.getElementById(focused)?.focus();
  }

  const live = document.getElementById("live");
  const shown = before?.isConnected ? before : lab;
  const said = shown.querySelectorAll("[data-said] > li");
  if (live) live.textContent = [...said].map((each) => each.textContent).join(" ");
}

/** @param {HTMLFormElement} form @returns {boolean} Whether it names a fault. */
function isRefused(form) {
  return form.querySelector("[aria-invalid], [role=alert]") !== null;
}

/**
 * Changes all but the form: whoever is typing a drug's name there goes on typing it.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLFormElement} fresh The same form in the lab that came.
 */
function showAround(form, fresh) {
  const siblings = [...(fresh.parentNode?.childNodes ?? [])];
  const at = siblings.indexOf(fresh);
  const parent = form.parentNode;
  for (const each of [...(parent?.childNodes ?? [])]) if (each !== form) each.remove();
  form.before(...siblings.slice(0, at));
  form.after(...siblings.slice(at + 1));
}
