// @ts-check

/**
 * Sends what waits on this device, one message after the other, and notes what became
 * of each. Pages of one browser take turns, so nothing is sent twice.
 */

import { late } from "./late.js";
import { deliver, user } from "./message.js";
import { all, settle } from "./store.js";

/**
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {"line" | "silence" | "signed-out" | undefined} Hindrance Why sending had to
 *   stop: the line or the server failed, nothing came back, or someone else is here.
 */

/** Signed out; or the question is not that of the person who is signed in now. */
const NOT_OURS = [401, 404];

/** Statuses that the same message may get past later. */
const PASSING = [403, 408, 425, 429];

const others = new BroadcastChannel("rounds");

/** @param {string} name @param {object} detail */
const hear = (name, detail) =>
  document.dispatchEvent(new CustomEvent(`rounds:${name}`, { detail }));
others.addEventListener("message", ({ data }) => hear(data.name, data.detail));

/** @param {string} name @param {object} detail Tells every page of this browser. */
function tell(name, detail) {
  hear(name, detail);
  others.postMessage({ name, detail: { ...detail, isFromAfar: true } });
}

/** @type {Promise<typeof import("./notices.js")> | undefined} Seldom needed. */
let notices;

/** @param {Entry[]} left */
async function showNotices(left) {
  const isCalm = left.every(({ state }) => state === "waiting") && !late.length;
  if (isCalm && !notices) return;
  notices ??= import("./notices.js");
  await notices.then(({ show }) => show(left, late)).catch(() => undefined);
}

/** @param {Entry} entry @param {number} status @param {any} reply */
async function note(entry, status, reply) {
  if (status === 200)
    await settle(entry, entry.stays ? { state: "saved", rev: reply.rev } : null);
  else if (status === 409 && reply.closed) await settle(entry, null);
  else await settle(entry, { state: status === 409 ? "conflict" : "refused" });
  tell("reply", { entry, status, reply });
}

/** @param {Entry} entry @returns {Promise<Hindrance>} */
export async function send(entry) {
  try {
    const { status, ...rest } = await read(entry);
    if (NOT_OURS.includes(status)) return "signed-out";
    if (status >= 500 || PASSING.includes(status)) return "line";
    await note(entry, status, rest.reply);
    return undefined;
  } catch (error) {
    return error instanceof DOMException ? "silence" : "line";
  }
}

/**
 * @param {Entry} entry A sign-in page of some network, say, is no acknowledgement.
 * @returns {Promise<{ status: number, reply: any }>}
 */
async function read(entry) {
  const answer = await deliver(entry);
  const { status } = answer;
  const isOurs = status === 200 || status === 409 || status === 422;
  return { status, reply: isOurs ? await answer.json() : null };
}

/** @returns {Promise<Hindrance>} */
async function sendAll() {
  /** @type {Hindrance} */
  let hindrance;
  for (const entry of await all(user)) {
    if (entry.state !== "waiting") continue;
    hindrance = (await send(entry)) ?? hindrance;
    // The others would wait as long, one after the other.
    if (hindrance === "signed-out" || hindrance === "silence") break;
    if (!navigator.onLine) break;
  }
  return hindrance;
}

/**
 * Sends all that waits, and tells what is left.
 *
 * @returns {Promise<{ left: Entry[], hindrance: Hindrance }>}
 */
export async function flush() {
  const hindrance = navigator.locks
    ? await navigator.locks.request("rounds-queue", sendAll)
    : await sendAll();
  const left = (await all(user)).filter(({ state }) => state !== "saved");
  await showNotices(left);
  return { left, hindrance };
}

// What an earlier page of this window could not tell any more.
if (late.length) showNotices([]);
