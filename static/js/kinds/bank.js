// @ts-check

/**
 * Lets tokens of a bank be put into the blanks of a text. Enter on a token picks it up
 * and goes to the first free blank; there arrows choose a blank, Enter places, Escape
 * goes back; Enter or Delete empties a filled blank. What is placed leaves the bank.
 *
 * @example
 * <div data-blanks data-picked="{text}: choose a blank." data-put="…" data-emptied="…"
 *   data-dropped="…" data-choose="…"> … as in blanks.js … </div>
 */

import { blanksOf, draw, rootOf, selectOf, tokenIn } from "./blanks.js";
import { letDrag } from "./drag.js";
import { around, say, tellChange, textOf } from "./layer.js";

const TOKEN = "[data-blanks] [data-token]";
const BLANK = "[data-blanks] [data-blank]";

/** @type {HTMLElement | null} The token that is held. */
let picked = null;
/** @type {HTMLElement | null} The empty blank that was pressed first. */
let wanted = null;

/** @param {HTMLElement | null} token */
const focusToken = (token) => token?.querySelector("button")?.focus();

/** @param {HTMLElement | null} token Holds it, or nothing. */
function hold(token) {
  const root = rootOf(token ?? picked);
  picked = token;
  if (root) draw(root, picked);
}

/** @param {HTMLElement} blank @param {HTMLElement | null} token */
function fill(blank, token) {
  const before = tokenIn(blank);
  const values = { text: textOf(token ?? before), blank: blank.dataset.name ?? "" };
  const { put, emptied } = rootOf(blank).dataset;
  picked = wanted = null;
  selectOf(blank).value = token?.dataset.token ?? "";
  tellChange(selectOf(blank));
  say(token ? put : emptied, values);
}

/** @param {HTMLElement} token */
function pickUp(token) {
  hold(token);
  const blanks = blanksOf(token);
  const own = blanks.find((blank) => blank === wanted);
  const free = blanks.find((blank) => !tokenIn(blank));
  (own ?? free ?? blanks[0])?.focus();
  say(rootOf(token).dataset.picked, { text: textOf(token) });
}

function goBack() {
  const token = picked;
  say(rootOf(token).dataset.dropped, { text: textOf(token) });
  hold(null);
  focusToken(token);
}

/** @param {HTMLElement} blank */
function press(blank) {
  if (picked && rootOf(picked) === rootOf(blank)) return fill(blank, picked);
  if (tokenIn(blank)) return fill(blank, null);
  wanted = blank;
  focusToken(rootOf(blank).querySelector("[data-token]:not([hidden])"));
  say(rootOf(blank).dataset.choose, { blank: blank.dataset.name ?? "" });
}

document.addEventListener("click", (event) => {
  const token = around(event, TOKEN);
  const blank = around(event, BLANK);
  if (token) token === picked ? goBack() : pickUp(token);
  else if (blank) press(blank);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && picked) return goBack();
  const blank = around(event, BLANK);
  if (!blank) return;
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (picked && step) {
    const blanks = blanksOf(blank);
    event.preventDefault();
    blanks.at((blanks.indexOf(blank) + step) % blanks.length)?.focus();
  } else if (["Delete", "Backspace"].includes(event.key) && tokenIn(blank)) {
    fill(blank, null);
  }
});

document.addEventListener("change", (event) => {
  const root = around(event, "[data-blanks]");
  if (root?.querySelector("[data-blank]")) draw(root, picked);
});

letDrag(TOKEN, BLANK, {
  fits: (token, blank) => rootOf(token) === rootOf(blank),
  drop: (token, blank) => fill(blank, token),
});
