// @ts-check

/**
 * Makes numbered messages of answers, which the server takes only once each.
 */

/** @typedef {import("./store.js").Entry} Entry */

const TOKEN = "csrfmiddlewaretoken";
// What is not answered by then is sent again: the server takes it only once.
const PATIENCE = 15_000;

/** @type {HTMLElement | null} */
const queue = document.querySelector("[data-queue]");
export const words = queue?.dataset ?? {};
export const user = words.user ?? "";

/** Who writes: this page, until it goes on for one that is gone. */
export const writer = {
  client: [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join(""),
  seq: 0,
};

/** @param {HTMLFormElement} form @returns {Entry} */
export function compose(form) {
  const sent = [...new FormData(form)].filter(([name]) => name !== TOKEN);
  const { attempt = "", number = "", walk } = form.dataset;
  return {
    id: `${location.pathname} ${writer.client}`,
    user,
    attempt,
    path: location.pathname,
    number,
    client: writer.client,
    seq: ++writer.seq,
    at: Date.now(),
    fields: sent.map(([name, value]) => [name, String(value)]),
    rev: Number(new FormData(form).get("base_rev")),
    state: "waiting",
    stays: walk !== undefined,
  };
}

/** @param {Entry} entry @returns {[string, string][]} */
const numbered = ({ fields, client, seq, at }) => [
  ...fields.filter(([name]) => !name.startsWith("client_")),
  ["client_id", client],
  ["client_seq", String(seq)],
  ["client_at", String(at)],
];

/** @returns {HTMLInputElement[]} */
const tokens = () =>
  [...document.querySelectorAll(`input[name=${TOKEN}]`)].map(
    (field) => /** @type {HTMLInputElement} */ (field),
  );

/** @param {Entry} entry */
function post(entry) {
  const body = new URLSearchParams(numbered(entry));
  body.set(TOKEN, tokens()[0]?.value ?? "");
  const headers = { Accept: "application/json" };
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(entry.path, { method: "POST", headers, body, keepalive: true, signal });
}

/** Gets the token that is good now: signing in elsewhere makes the page's own stale. */
async function renewToken() {
  const signal = AbortSignal.timeout(PATIENCE);
  const page = await (await fetch(location.pathname, { signal })).text();
  const parsed = new DOMParser().parseFromString(page, "text/html");
  const fresh = parsed.querySelector(`input[name=${TOKEN}]`)?.getAttribute("value");
  for (const field of tokens()) field.value = fresh ?? field.value;
  return Boolean(fresh);
}

/** @param {Entry} entry */
export async function deliver(entry) {
  const reply = await post(entry);
  return reply.status === 403 && (await renewToken()) ? post(entry) : reply;
}

/**
 * Sends a message that lost once more, as a page of its own: the server knows it by its
 * number, shows both answers and asks which counts.
 *
 * @param {Entry} entry
 */
export function resend(entry) {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: entry.path, hidden: true });
  const token = /** @type {[string, string]} */ ([TOKEN, tokens()[0]?.value ?? ""]);
  for (const [name, value] of [token, ...numbered(entry)])
    form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}
