// @ts-check

/**
 * Tells of answers that need a decision on another page or came too late.
 *
 * @example
 * <section data-queue data-user="5" data-conflict="Question {number} has two answers…"
 *   data-refused="…" data-late="…" hidden><ul data-queue-lines></ul></section>
 */

import { filled } from "../kinds/layer.js";
import { isOver } from "./late.js";
import { words, writer } from "./message.js";

/** @typedef {import("./store.js").Entry} Entry */

const queue = document.querySelector("[data-queue]");
const lines = queue?.querySelector("[data-queue-lines]");

/**
 * @param {Pick<Entry, "path" | "number">} entry
 * @param {string | undefined} text @param {boolean} leads
 */
function line({ path, number }, text, leads) {
  const item = document.createElement("li");
  const inner = leads ? document.createElement("a") : item;
  if (inner instanceof HTMLAnchorElement) inner.href = path;
  inner.textContent = filled(text, { number });
  if (inner !== item) item.append(inner);
  return item;
}

/** @param {Entry[]} left @param {import("./late.js").Late[]} late */
export function show(left, late) {
  const own = location.pathname;
  const isAsking = document.querySelector("[data-lost]");
  const found = [
    ...left
      .filter(({ state, client }) => state === "conflict" && client !== writer.client)
      .filter(({ path }) => !(isAsking && path === own))
      .map((entry) => line(entry, words.conflict, true)),
    ...left
      .filter(({ state, path }) => state === "refused" && path !== own)
      .map((entry) => line(entry, words.refused, true)),
    // A page that is over leaves the telling to the next one.
    ...(isOver() ? [] : late).map((entry) => line(entry, words.late, false)),
  ];
  lines?.replaceChildren(...found);
  queue?.toggleAttribute("hidden", !found.length);
}
