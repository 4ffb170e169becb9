// @ts-check

/**
 * Lets the page of a question follow the replies to its own messages.
 */

import { resend } from "./message.js";
import { showRefused } from "./save-state.js";

/** @typedef {{ entry: import("./store.js").Entry, status: number, reply: any }} Heard */

/** The newest message that the server took. */
let taken = 0;

/**
 * Goes on from what the server took, unless a newer one's reply came sooner.
 *
 * @param {HTMLFormElement} form @param {Heard} heard
 */
export function followOn(form, { entry, reply }) {
  if (entry.seq < taken) return;
  taken = entry.seq;
  form.querySelector("[name=base_rev]")?.setAttribute("value", reply.rev);
  document.dispatchEvent(new CustomEvent("rounds:saved", { detail: reply }));
}

/** @param {Heard} heard Shows why the server did not take a message. */
export function showWhy({ entry, status, reply }) {
  if (status === 409 && reply.closed) location.assign(reply.receipt);
  else if (status === 409) resend(entry);
  else showRefused(reply);
}
