"""What the pages of regrades are sent, and what they say."""

import re

from django.urls import reverse

from quizzes.models import Regrade

REASON = "Option c is right."


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def words(page):
    """Return a page's text and tags with white space as single spaces."""
    return " ".join(page.content.decode().split()).replace(" >", ">")


def sent(attempts, **changes):
    """Return what the form sends with these attempts chosen."""
    return {
        "policy": "best-of",
        "reason": REASON,
        "attempts": [attempt.pk for attempt in attempts],
        "last": 10**6,
    } | changes


def hidden(page):
    """Return what the button that applies would send."""
    text = page.content.decode()
    form = text[text.index('/apply/" data-submit-once') :]
    form = form[: form.index("</form>")]
    pairs = re.findall(r'name="(\w+)"\s+value="([^"]*)"', form)
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def preview(client, cohort, regrade, attempts, **changes):
    """Choose, and return the page that this leads to."""
    data = sent(attempts, **changes)
    return client.post(url("regrade", cohort, regrade.pk), data, follow=True)


def opened(client, cohort, name, regrade):
    """Press a button on the page of a regrade, and return what that opened."""
    reply = client.post(url(name, cohort, regrade.pk))
    proposed = Regrade.objects.get(state="proposed")
    assert reply["Location"] == url("regrade", cohort, proposed.pk)
    return proposed


def page_of(client, cohort, regrade):
    return words(client.get(url("regrade", cohort, regrade.pk)))


def link(cohort, regrade, said):
    return f'<a href="{url("regrade", cohort, regrade.pk)}">{said}'
