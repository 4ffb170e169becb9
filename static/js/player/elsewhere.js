// @ts-check

/**
 * Sends, from any page, the answers that wait on this device, and tells what came of it.
 */

import { flush } from "./sender.js";

const PAUSE = 15000;

let timer = 0;

async function send() {
  const { left } = await flush();
  clearTimeout(timer);
  if (left.some(({ state }) => state === "waiting"))
    timer = window.setTimeout(send, PAUSE);
}

addEventListener("online", send);
send();
