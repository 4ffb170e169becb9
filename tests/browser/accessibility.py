"""What a browser can tell of a page's faults, each as a line that can be acted on."""

from axe_playwright_python.base import AXE_SCRIPT

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
ALL = {
    "runOnly": [*STANDARDS, "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # At least 24 by 24 pixels.
    "resultTypes": ["violations"],
}
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RUN = """(options) => {
  const over = document.querySelector(":popover-open");
  // What lies under it is not in its way, but axe thinks so.
  return axe.run(over ?? document,
    over ? { ...options, rules: { "target-size": { enabled: false } } } : options);
}"""
TALL = 8_000
WIDER_THAN_WINDOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > width + 1)
    .filter((each) => !each.closest(".scroll, .visually-hidden, svg svg"))
    .map((each) => `${each.tagName.toLowerCase()}.${each.getAttribute("class")}`
      + ` ends at ${Math.round(each.getBoundingClientRect().right)}`)
    .concat(`page is ${document.documentElement.scrollWidth} wide`)
}"""


def axe_faults(page, options=ALL):
    """Return what axe finds, a line an element.

    The window is as tall as any page, or what sticks to its edges would be taken for
    something in the way.
    """
    page.evaluate(AXE_SCRIPT)
    page.set_viewport_size({"width": page.viewport_size["width"], "height": TALL})
    found = page.evaluate(RUN, options)
    return [
        f"{violation['id']}: {node['target'][-1]}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def too_wide(page, width):
    """Return what makes the page scroll sideways in a window of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(WIDER_THAN_WINDOW)
