"""Each kind's page without script: it posts the very answer that it shows."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.forms import FORMS
from quizzes.kinds import KINDS
from quizzes.templatetags.items import input_template
from tests.quizzes.forms.fields import posted_from
from tests.quizzes.kinds.strategies import answers, items

EACH_FORM = pytest.mark.parametrize("name", FORMS)


def page(name, content, given):
    context = {"content": content, "given": given, "prefix": "o-"}
    return render_to_string(input_template(name), context)


def form(name, content, posted):
    return FORMS[name](posted, kind_name=name, content=content)


@EACH_FORM
@settings(max_examples=25)
@given(data=st.data(), seed=st.integers())
def test_answer_survives_its_page(name, data, seed):
    item = data.draw(items(name))
    shown = KINDS[name].present(item.content, seed)
    response = KINDS[name].parse(item.content, data.draw(answers(name, item)))

    again = form(
        name, item.content, posted_from(page(name, shown, response.model_dump()))
    )

    assert again.is_valid(), again.errors
    stored = again.cleaned_data["response"]
    assert stored.model_dump_json() == response.model_dump_json()


@EACH_FORM
@settings(max_examples=25)
@given(data=st.data())
def test_page_shows_again_what_was_posted(name, data):
    item = data.draw(items(name))
    response = KINDS[name].parse(item.content, data.draw(answers(name, item)))
    posted = posted_from(page(name, item.content, response.model_dump()))

    given = form(name, item.content, posted).given()

    assert posted_from(page(name, item.content, given)) == posted
