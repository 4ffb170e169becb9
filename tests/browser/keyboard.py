"""A person without a pointer: Tab, Shift+Tab, Space, arrows, Enter, and typing."""

MOST_STOPS = 250
# What the stop is, and what is wrong with how it shows.
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const rings = [here, here.closest(".option, label, td"), here.nextElementSibling];
  const isRinged = rings.some((each) => {
    if (!each) return false;
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  });
  const box = here.getBoundingClientRect();
  const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  const over = document.elementFromPoint(
    box.x + box.width / 2,
    Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1));
  const bar = over?.closest(".site-header, .quiz-bar, .quiz-foot--sticky, .site-nav");
  const isCovered = Boolean(bar) && !bar.contains(here);
  return {
    name: here.outerHTML.slice(0, 120).replace(/\\s+/g, " "),
    faults: [
      ...(isRinged ? [] : ["has no focus ring"]),
      ...(isInside ? [] : ["is out of sight"]),
      ...(isCovered ? ["is under a bar"] : []),
    ],
  };
}"""


class Keyboard:
    """Works a page by keys alone, and notes every stop whose focus can't be seen."""

    def __init__(self, page):
        self.page = page
        self.faults = []

    def press(self, key):
        self.page.keyboard.press(key)

    def write(self, text):
        self.page.keyboard.type(text)

    def go_to(self, place, *, back=False):
        """Press Tab until the focus is on `place`, looking at every stop between."""
        place.wait_for(state="attached")
        for _ in range(MOST_STOPS):
            if place.evaluate("each => each === document.activeElement"):
                return
            self.press("Shift+Tab" if back else "Tab")
            self._look()
        message = f"{place} is not reached in {MOST_STOPS} stops"
        raise AssertionError(message)

    def use(self, place, key="Enter", *, back=False):
        """Go to a link or button and press it."""
        self.go_to(place, back=back)
        self.press(key)

    def fill(self, field, text):
        """Go to a field, and type."""
        self.go_to(field)
        self.write(text)

    def _look(self):
        stop = self.page.evaluate(STOP)
        for fault in stop["faults"] if stop else ():
            self.faults.append(f"{stop['name']} {fault}, at {self.page.url}")
