"""What a browser without script would post from a piece of a page."""

from html.parser import HTMLParser

from django.http import QueryDict


class Fields(HTMLParser):
    """Gathers the successful controls of a form, in their order."""

    def __init__(self):
        super().__init__()
        self.posted = QueryDict(mutable=True)
        self.select = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "select":
            self.select = attrs["name"]
            self.posted[self.select] = ""
        elif tag == "option" and "selected" in attrs:
            self.posted[self.select] = attrs["value"]
        elif tag == "input":
            self.take(attrs)

    def take(self, attrs):
        is_box = attrs.get("type") in {"checkbox", "radio"}
        if not is_box or "checked" in attrs:
            self.posted.appendlist(attrs["name"], attrs.get("value", ""))


def posted_from(html):
    """Return what submitting the controls in `html` posts."""
    parser = Fields()
    parser.feed(html)
    return parser.posted
