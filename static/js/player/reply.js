// @ts-check

/**
 * Lets the page of a question follow the replies to its own messages.
 */

import { resend } from "./message.js";
import { showRefused } from "./save-state.js";

/**
 * @typedef {object} Heard @property {import("./store.js").Entry} entry
 * @property {number} status @property {any} reply
 * @property {boolean} [isFromAfar] Whether another page sent the message.
 */

/** The newest message that the server took. */
let taken = 0;

/**
 * Goes on from what the server took, unless a newer one's reply came sooner.
 *
 * @param {HTMLFormElement} form @param {Heard} heard
 * @param {() => void} look Called where the page has not seen by itself what is left.
 */
export function followOn(form, { entry, reply, isFromAfar }, look) {
  if (entry.seq < taken) return;
  taken = entry.seq;
  form.querySelector("[name=base_rev]")?.setAttribute("value", reply.rev);
  document.dispatchEvent(new CustomEvent("rounds:saved", { detail: reply }));
  if (isFromAfar) look();
}

/** @param {Heard} heard Shows why the server did not take a message. */
export function showWhy({ entry, status, reply }) {
  if (status === 409 && reply.closed) location.assign(reply.receipt);
  else if (status === 409) resend(entry);
  else showRefused(reply);
}
