"""Parts of a page that are rendered once for everyone."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.utils import translation

ENGINE = Engine(
    builtins=["accounts.templatetags.kept"],
    libraries={"i18n": "django.templatetags.i18n"},
)


class Text:
    """Something shown to many."""

    def __init__(self, *lines):
        self.lines = lines


def shown(template, **names):
    """Render with `names`."""
    return template.render(Context(names))


def test_part_is_rendered_once():
    calls = iter("ab")
    template = ENGINE.from_string("{% kept text=text %}{{ text.lines }}{% endkept %}")
    text = Text()
    text.lines = lambda: next(calls)

    assert [shown(template, text=text) for _ in range(2)] == ["a", "a"]


def test_another_value_is_rendered_anew():
    template = ENGINE.from_string("{% kept text=text %}{{ text.lines.0 }}{% endkept %}")

    assert [shown(template, text=Text(line)) for line in "ab"] == ["a", "b"]


@pytest.fixture
def _languages(settings, monkeypatch):
    """Have the machinery of translation run, as it does once a language is added."""
    settings.USE_I18N = True
    monkeypatch.setattr(translation, "_trans", type(translation._trans)())


@pytest.mark.usefixtures("_languages")
def test_language_has_its_own():
    source = (
        "{% load i18n %}{% kept %}{% get_current_language as l %}{{ l }}{% endkept %}"
    )
    template = ENGINE.from_string(source)

    found = []
    for language in ("en", "de", "en"):
        with translation.override(language):
            found.append(shown(template))

    assert found == ["en", "de", "en"]


def test_nothing_of_who_looks_can_be_seen_inside():
    template = ENGINE.from_string(
        "{% kept text=text %}{{ text.lines.0 }}{{ user }}{{ csrf_token }}{% endkept %}"
    )

    assert shown(template, text=Text("a"), user="Ada", csrf_token="secret") == "a"


def test_what_is_fresh_sees_who_looks_each_time():
    template = ENGINE.from_string(
        "{% kept text=text %}"
        "{% for line in text.lines %}"
        "{% fresh line %}{{ line }}{{ user }} {% endfresh %}"
        "{% endfor %}{% endkept %}"
    )
    text = Text("a", "b")

    found = [shown(template, text=text, user=user) for user in (1, 2)]

    assert found == ["a1 b1 ", "a2 b2 "]


def test_what_is_fresh_does_not_see_what_it_did_not_name():
    template = ENGINE.from_string(
        "{% kept text=text %}{% for line in text.lines %}"
        "{% fresh %}{{ line }}.{% endfresh %}{% endfor %}{% endkept %}"
    )

    assert shown(template, text=Text("a")) == "."


def test_kept_part_in_a_kept_part_is_fresh_where_it_says_so():
    template = ENGINE.from_string(
        "{% kept text=text %}{% kept line=text.lines.0 %}"
        "{{ line }}{% fresh line %}{{ line }}{{ user }}{% endfresh %}"
        "{% endkept %}{% endkept %}"
    )
    text = Text("a")

    assert [shown(template, text=text, user=user) for user in (1, 2)] == ["aa1", "aa2"]


def test_what_is_fresh_outside_of_a_kept_part_is_plain():
    template = ENGINE.from_string("{% fresh %}{{ user }}{% endfresh %}")

    assert shown(template, user=1) == "1"


def test_words_of_a_person_are_escaped():
    template = ENGINE.from_string(
        "{% kept text=text %}{{ text.lines.0 }}{% fresh %}{{ user }}{% endfresh %}"
        "{% endkept %}"
    )

    assert shown(template, text=Text("<"), user=">") == "&lt;&gt;"


def test_fault_inside_leaves_nothing_kept():
    template = ENGINE.from_string("{% kept text=text %}{{ text.lines }}{% endkept %}")
    text = Text()

    def fail():
        raise ZeroDivisionError

    text.lines = fail
    with pytest.raises(ZeroDivisionError):
        shown(template, text=text)
    text.lines = "a"

    assert shown(template, text=text) == "a"


@pytest.mark.parametrize("words", ["text", "a=a b=b", "a=a b"])
def test_kept_takes_one_named_value_at_most(words):
    with pytest.raises(TemplateSyntaxError, match="takes nothing, or one"):
        ENGINE.from_string(f"{{% kept {words} %}}{{% endkept %}}")
