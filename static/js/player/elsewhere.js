// @ts-check

/**
 * Sends, from any page, the answers that wait on this device, and tells what came of it.
 */

import { flush } from "./sender.js";

const PAUSE = 15000;

async function send() {
  const { left } = await flush();
  if (left.some(({ state }) => state === "waiting")) setTimeout(send, PAUSE);
}

addEventListener("online", send);
send();
