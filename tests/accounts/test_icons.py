"""The icon tag draws our own shapes and nothing else."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError

from accounts.templatetags.icons import SHAPES


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_icon_takes_the_color_of_the_words_and_stays_silent():
    html = drawn('{% load icons %}{% icon "x" %}')

    assert html == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">'
        '<path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>'
    )


def test_name_may_come_from_the_context():
    html = drawn("{% load icons %}{% icon shape %}", shape="check")

    assert html == drawn('{% load icons %}{% icon "check" %}')


def test_unknown_name_says_which_names_there_are():
    with pytest.raises(TemplateSyntaxError, match=r"no icon “unicorn”.*arrow-right"):
        drawn('{% load icons %}{% icon "unicorn" %}')


@pytest.mark.parametrize("name", SHAPES)
def test_shape_is_drawn_with_plain_elements_alone(name):
    elements = set(re.findall(r"<([a-z]+)", SHAPES[name]))

    assert SHAPES[name]
    assert elements <= {"path", "circle", "rect", "line", "ellipse", "polyline"}
    assert not re.search(r"(style|on\w+|href|fill|stroke)=", SHAPES[name])


def test_every_icon_that_a_template_names_exists():
    sources = Path(settings.ROOT / "templates").rglob("*.html")
    named = {
        name
        for source in sources
        for name in re.findall(r'{% icon "([^"]+)"', source.read_text("utf-8"))
    }

    assert named <= set(SHAPES)
