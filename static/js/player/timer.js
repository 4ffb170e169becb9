// @ts-check

/**
 * Shows the time left, which the server decides, and says it aloud three times.
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

const button = /** @type {HTMLElement | null} */ (
  document.querySelector("[data-timer]")
);
const clock = button?.querySelector("[data-clock]");
const whole = Number(button?.dataset.all);
let end = Date.now() + Number(button?.dataset.left);
let before = Number(button?.dataset.left);

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
  const left = end - Date.now();
  const isHidden = button.getAttribute("aria-pressed") === "true";
  clock.textContent = isHidden ? (button.dataset.show ?? "") : inWords(left);
  button.classList.toggle("timer--late", left < MINUTE);
  /** @param {number} mark */
  const passes = (mark) => before > mark && left <= mark;
  if (passes(MINUTE)) announce(button.dataset.minute);
  else if (passes(10 * MINUTE)) announce(`10 ${button.dataset.minutes}`);
  else if (passes(whole / 2)) announce(button.dataset.half);
  if (passes(0)) {
    announce(button.dataset.over);
    setTimeout(() => location.reload(), GRACE);
  }
  before = left;
}

if (button) {
  button.addEventListener("click", () => {
    const isHidden = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!isHidden));
    tick();
  });
  document.addEventListener("rounds:saved", (event) => {
    const { server_now, deadline_at } = /** @type {CustomEvent} */ (event).detail;
    if (deadline_at)
      end = Date.now() + Date.parse(deadline_at) - Date.parse(server_now);
  });
  tick();
  setInterval(tick, 500);
}
