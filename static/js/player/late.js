// @ts-check

/**
 * Remembers which answers came too late: for this page, and for the one that the end of
 * its own attempt leads to, which tells of them once.
 */

import { user, writer } from "./message.js";

/** @typedef {Pick<import("./store.js").Entry, "user" | "path" | "number">} Late */

const KEY = "rounds-late";
/** @type {HTMLElement | null} A page that closing its attempt takes away. */
const place = document.querySelector("[data-autosave], [data-holds]");
const attempt = place?.dataset.attempt ?? place?.dataset.holds;

/** @type {Late[]} */
const carried = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
sessionStorage.removeItem(KEY);

/** Came too late, as far as this page is to tell. */
export const late = carried.filter((each) => each.user === user);
let isEnding = false;

/** @returns {boolean} Whether the page leaves for the one that tells of its own answer. */
export const isOver = () => isEnding;

document.addEventListener("rounds:reply", (event) => {
  const { entry, status, reply, isFromAfar } = /** @type {CustomEvent} */ (event)
    .detail;
  const isOwn = entry.client === writer.client;
  // Another page that sent the message of a third one tells of it there.
  if (status !== 409 || !reply.closed || (isFromAfar && !isOwn)) return;
  const { path, number } = entry;
  if (!late.some((each) => each.path === path)) late.push({ user, path, number });
  if (entry.attempt === attempt) sessionStorage.setItem(KEY, JSON.stringify(late));
  if (isOwn) isEnding = true;
});
