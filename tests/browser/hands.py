"""Ways to answer any item: on the bare form, by pointer, by dragging, by keyboard."""

from tests.browser.keyboard import Keyboard
from tests.quizzes.forms.fields import posted_from


def wanted(html):
    """Return what the form in `html` posts, one control after the other.

    Places come in their order, as each step that is put moves those after it.
    """
    pairs = [
        (name, value)
        for name, values in posted_from(html).lists()
        for value in values
        if value
    ]
    return sorted(
        pairs, key=lambda pair: int(pair[1]) if pair[0].startswith("place-") else 0
    )


class Form:
    """Uses the native controls, as a browser without script does."""

    def __init__(self, page):
        self.page = page
        self.form = page.locator("#answer")

    def answer(self, pairs):
        for name, value in pairs:
            self._give(name, value)
        self.go_on()

    def go_on(self):
        self.form.locator(".quiz-foot .button--primary").click()

    def press(self, name, value):
        self.label(name, value).click()

    def choose(self, place, value):
        place.select_option(value)

    def write(self, place, value):
        place.fill(value)

    def box(self, name, value):
        return self.form.locator(f"[name='{name}'][value='{value}']")

    def label(self, name, value):
        box = self.box(name, value)
        own = self.form.locator(f"label[for='{box.get_attribute('id')}']")
        return own if own.count() else box.locator("xpath=ancestor::label")

    def _give(self, name, value):
        place = self.form.locator(f"[name='{name}']").first
        if place.evaluate("each => each.localName") == "select":
            self.choose(place, value)
        elif place.get_attribute("type") == "text":
            self.write(place, value)
        else:
            self.press(name, value)


class Pointer(Form):
    """Presses what there is to press: labels, regions, arrows, tokens and blanks."""

    def press(self, name, value):
        region = self.form.locator(f"[data-spot='{value}']")
        if region.count():
            region.click()
        else:
            super().press(name, value)

    def choose(self, place, value):
        if place.is_visible():
            super().choose(place, value)
        elif step := self.step(place):
            self.move(step, int(value) - 1)
        else:
            self.put(self.token(value), self.blank(place))

    def move(self, step, to):
        """Press an arrow of a step until it is where it should be."""
        for _ in range(place_of(step) - to):
            step.locator("[data-move='-1']").click()
        if self.keep.is_visible():
            self.keep.click()

    def put(self, token, blank):
        token.click()
        blank.click()

    @property
    def keep(self):
        return self.form.locator("[data-keep] button")

    def step(self, place):
        step = place.locator("xpath=ancestor::*[@data-step]")
        return step if step.count() else None

    def token(self, value):
        return self.form.locator(f"[data-token='{value}'] button")

    def blank(self, place):
        return place.locator("xpath=following-sibling::button[1]")


class Dragging(Pointer):
    """Drags what can be dragged."""

    def press(self, name, value):
        slot = self.form.locator(f"[data-slot='{self.part(name)}']:not(.slot--full)")
        if slot.count():
            self.label(name, value).drag_to(slot.first)
        else:
            super().press(name, value)

    def move(self, step, to):
        place = place_of(step)
        others = step.locator("xpath=..").locator("[data-step]")
        if place != to:
            step.drag_to(others.nth(to))
        if self.keep.is_visible():
            self.keep.click()

    def put(self, token, blank):
        token.drag_to(blank)

    def part(self, name):
        return name if self.form.locator("[data-bow-tie]").count() else "none"


class Keys(Pointer):
    """Never touches the pointer."""

    def __init__(self, page):
        super().__init__(page)
        self.keys = Keyboard(page)

    def go_on(self):
        self.keys.use(self.form.locator(".quiz-foot .button--primary"))

    def press(self, name, value):
        box = self.box(name, value)
        if box.get_attribute("type") == "checkbox":
            self.keys.use(box, "Space")
            return
        self.keys.use(self.form.locator(f"[name='{name}']").first, "Space")
        while not box.is_checked():
            self.keys.press("ArrowDown")

    def choose(self, place, value):
        if not place.is_visible():
            super().choose(place, value)
            return
        self.keys.go_to(place)
        while place.input_value() != value:
            self.keys.press("ArrowDown")

    def write(self, place, value):
        self.keys.fill(place, value)

    def move(self, step, to):
        arrow = step.locator("[data-move='-1']")
        for at in range(place_of(step) - to):
            if at == 0:
                self.keys.go_to(arrow, back=True)
            self.keys.press("Enter" if at else "Alt+ArrowUp")
        if self.keep.is_visible():
            self.keys.use(self.keep)

    def put(self, token, blank):
        self.keys.use(token, back=True)
        while not blank.evaluate("each => each === document.activeElement"):
            self.keys.press("ArrowRight")
        self.keys.press("Enter")


def place_of(step):
    """Return how many steps stand before this one."""
    return step.evaluate(
        "each => [...each.parentElement.querySelectorAll('[data-step]')].indexOf(each)"
    )
