"""Terms that someone changed while another page with them was open."""

import html

import pytest
from django.urls import reverse
from django.utils.timezone import override

from courses.models import AuditEntry
from quizzes.models import Assignment
from tests.dashboard.test_terms import posted

CHANGED = (
    "Someone changed these terms after you opened this page, so nothing was saved. "
    "What you filled in is still here: check it, then save again if it should hold."
)


@pytest.fixture
def address(cohort, assignment):
    return reverse("dashboard:quiz", args=[cohort.pk, assignment.quiz.slug])


@pytest.fixture
def load(signed_in, cohort, address):
    """Open the page, and return what its form would send."""

    def get():
        with override(cohort.zone):
            return posted(signed_in.get(address).context["form"])

    return get


def stored():
    return Assignment.objects.values().get()


def test_old_page_undoes_no_one_elses_change(signed_in, address, load):
    first, second = load(), load()
    signed_in.post(address, {**first, "attempts_allowed": "5"})
    before = stored()

    answer = signed_in.post(address, {**second, "access_code": "maple"})

    assert answer.status_code == 422
    assert stored() == before
    assert before["attempts_allowed"] == 5
    assert answer.context["form"].errors == {
        "__all__": [CHANGED],
        "attempts_allowed": ["“Attempts allowed” is “5” now."],
    }
    assert AuditEntry.objects.count() == 1


def test_saving_again_after_the_warning_is_a_decision(signed_in, address, load):
    first, second = load(), load()
    signed_in.post(address, {**first, "attempts_allowed": "5"})
    warned = signed_in.post(address, {**second, "access_code": "maple"})

    answer = signed_in.post(address, posted(warned.context["form"]))

    assert answer.status_code == 302
    found = stored()
    assert found["attempts_allowed"] == second["attempts_allowed"]
    assert found["access_code"] == "maple"


def test_each_term_is_named_with_what_it_is_now(signed_in, address, load):
    first, second = load(), load()
    changed = {
        "due_at": "2026-11-20T09:00",
        "opens_at": "2026-11-01T09:00",
        "closes_at": "2026-12-20T09:00",
        "minutes": "90",
        "access_code": "maple",
        "counts": "last",
        "is_one_way": "on",
        "behavior": "interactive",
        "penalty": "12.50",
    }
    saved = signed_in.post(address, {**first, **changed})

    errors = signed_in.post(address, second).context["form"].errors

    assert saved.status_code == 302
    assert {name: told for name, [told] in errors.items() if name != "__all__"} == {
        "opens_at": "“Opens” is “Sun 1 Nov 2026, 09:00 UTC−06:00” now.",
        "due_at": "“Due” is “Fri 20 Nov 2026, 09:00 UTC−06:00” now.",
        "closes_at": "“Closes” is “Sun 20 Dec 2026, 09:00 UTC−06:00” now.",
        "minutes": "“Time limit in minutes” is “1 h 30 min” now.",
        "access_code": "“Access code” is “maple” now.",
        "counts": "“Which attempt counts” is “The last one” now.",
        "is_one_way": "“One way” is “yes” now.",
        "behavior": (
            "“When answers are marked” is “Each question as students go, with retries” "
            "now."
        ),
        "penalty": "“Penalty in percent for each further try” is “12.5” now.",
    }


@pytest.mark.parametrize("seen", ["", "x", "-" * 18])
def test_page_that_tells_no_terms_is_refused(signed_in, address, load, seen):
    before = stored()

    answer = signed_in.post(address, {**load(), "seen": seen, "minutes": "45"})

    assert answer.status_code == 422
    assert CHANGED in html.unescape(answer.content.decode())
    assert stored() == before


def test_preset_does_not_hide_that_someone_changed_the_terms(signed_in, address, load):
    first, second = load(), load()
    signed_in.post(address, {**first, "attempts_allowed": "5"})
    filled = signed_in.post(address, {**second, "preset": "submit"})

    answer = signed_in.post(address, posted(filled.context["form"]))

    assert answer.status_code == 422
    assert stored()["attempts_allowed"] == 5


def test_quiz_opened_meanwhile_keeps_its_terms(send):
    send(attempts_allowed="5")
    before = stored()

    answer = send(seen="", attempts_allowed="2")

    assert answer.status_code == 422
    assert stored() == before
