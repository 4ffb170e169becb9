"""Reading, at the speed of a clock that the test turns."""

IS_AT_END = "() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
# Once a frame was drawn, the page knows what of it is in view.
ONCE_DRAWN = """() => new Promise((done) => {
  new IntersectionObserver((_, watch) => { watch.disconnect(); done(); })
    .observe(document.documentElement);
})"""


def stay(page, *, seconds):
    """Let time pass on what is in view now."""
    page.evaluate(ONCE_DRAWN)
    page.clock.run_for(seconds * 1_000)
