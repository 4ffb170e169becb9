"""Browser windows that notice what went wrong in them."""

from django.conf import settings
from django.test import Client

from tests.browser.serving import TURN

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 15_000
# Chromium says so of every status from 400 on, and of being offline.
SAID_ANYWAY = (
    "Failed to load resource",
    "An unknown error occurred when fetching the script.",
)
# Policy violations reach the console too, but not every one says where.
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(
  `policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`))
"""


class Windows:
    """Opens windows of the site; on leaving, none may have complained."""

    def __init__(self, browser, url):
        self._browser = browser
        self._url = url
        self._contexts = []
        self.complaints = []

    def __enter__(self):
        return self

    def __exit__(self, failure, *_):
        for context in self._contexts:
            context.close()
        if failure is None and self.complaints:
            raise AssertionError(self.complaints)

    def open(self, person=None, *, has_script=True, viewport=WIDE, **options):
        """Open a window on a device of its own, signed in as `person`."""
        context = self._browser.new_context(
            base_url=self._url,
            java_script_enabled=has_script,
            viewport=viewport,
            reduced_motion="reduce",
            **options,
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        if person:
            sign_in(context, person, self._url)
        return self.beside(context)

    def beside(self, context):
        """Open another window on the same device."""
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", self._look)
        return page

    def _listen(self, message):
        if message.type == "error" and not message.text.startswith(SAID_ANYWAY):
            self.complaints.append(message.text)

    def _look(self, response):
        if response.status >= 500 or (
            response.status >= 400 and "/static/" in response.url
        ):
            self.complaints.append(f"{response.status} {response.url}")


def sign_in(context, person, url):
    """Give the device a session of `person`, as if they had signed in on it."""
    client = Client()
    with TURN:
        client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": url}]
    )
