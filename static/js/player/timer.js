// @ts-check

/**
 * Shows the time left, which the server decides, and says it aloud three times.
 * Whether it is hidden is remembered; a deadline moved meanwhile is followed.
 *
 * @example
 * <button data-timer data-left="1800000" data-all="1800000" data-show="Show time"
 *   data-half="Half of the time is left" data-minutes="minutes left"
 *   data-minute="1 minute left" data-over="Time is up." aria-pressed="false">
 *   <span role="timer" data-clock></span></button>
 */

const MINUTE = 60_000;
// The server still takes what was on its way for this long.
const GRACE = 16_000;
const HIDDEN = "rounds-timer-hidden";
// A clock that is this far ahead of the page's own time went on while the machine slept.
const SLEPT = 2_000;

const button = /** @type {HTMLElement | null} */ (
  document.querySelector("[data-timer]")
);
const clock = button?.querySelector("[data-clock]");
let seen = { date: Date.now(), uptime: performance.now(), time: 0 };
let before = Number(button?.dataset.left);
let end = before;
const began = end - Number(button?.dataset.all);
let reload = 0;

/** @returns {number} Milliseconds since the page came; putting the clock back gives none. */
function now() {
  const [date, uptime] = [Date.now(), performance.now()];
  const passed = uptime - seen.uptime;
  const slept = date - seen.date - passed;
  const time = seen.time + passed + (slept > SLEPT ? slept : 0);
  seen = { date, uptime, time };
  return time;
}

/** @param {string | undefined} words */
function announce(words) {
  const live = document.getElementById("live");
  if (live && words) live.textContent = words;
}

/** @param {number} milliseconds */
function inWords(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return parts.map((part, at) => String(part).padStart(at ? 2 : 1, "0")).join(":");
}

function tick() {
  if (!button || !clock) return;
  const left = end - now();
  const isHidden = button.getAttribute("aria-pressed") === "true";
  clock.textContent = isHidden ? (button.dataset.show ?? "") : inWords(left);
  button.classList.toggle("timer--late", left < MINUTE);
  /** @param {number} mark */
  const passes = (mark) => before > mark && left <= mark;
  if (passes(MINUTE)) announce(button.dataset.minute);
  else if (passes(10 * MINUTE)) announce(`10 ${button.dataset.minutes}`);
  else if (passes((end - began) / 2)) announce(button.dataset.half);
  if (passes(0)) {
    announce(button.dataset.over);
    document.dispatchEvent(new Event("rounds:over"));
    reload = setTimeout(() => location.reload(), GRACE);
  }
  before = left;
}

/** @param {string | null} deadline @param {string} read both by the server's clock */
function follow(deadline, read) {
  if (button) button.hidden = !deadline;
  end = deadline ? now() + Date.parse(deadline) - Date.parse(read) : Infinity;
  if (end > now()) clearTimeout(reload);
  tick();
}

if (button) {
  button.setAttribute("aria-pressed", String(localStorage.getItem(HIDDEN) === "1"));
  button.addEventListener("click", () => {
    const hides = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(hides));
    if (hides) localStorage.setItem(HIDDEN, "1");
    else localStorage.removeItem(HIDDEN);
    tick();
  });
  document.addEventListener("rounds:saved", (event) => {
    const { server_now, deadline_at } = /** @type {CustomEvent} */ (event).detail;
    if (deadline_at !== undefined) follow(deadline_at, server_now);
  });
  tick();
  setInterval(tick, 500);
}
