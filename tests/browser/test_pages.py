"""No page has a fault that a browser can find: in both themes, on every width."""

import pytest

from tests.browser import papers, tour
from tests.browser.accessibility import COLORS, axe_faults, too_wide
from tests.browser.tour import LESSONS, Tour, at, of_failure, question, sent_empty, to
from tests.browser.windows import PHONE, WIDE

# How a page looks and weighs is the same on either database.
pytestmark = [pytest.mark.needs_chromium, pytest.mark.needs_sqlite]

NOBODY, STRANGER = Tour.as_nobody, Tour.as_stranger
STUDENT, NEWCOMER = Tour.as_student, Tour.as_newcomer
INSTRUCTOR = Tour.as_instructor

PAGES = {
    # Signed out
    "sign in": (NOBODY, at("/accounts/login/")),
    "sign in, refused": (NOBODY, sent_empty("/accounts/login/", "Sign in")),
    "sign up": (NOBODY, at("/accounts/signup/")),
    "sign up, refused": (NOBODY, sent_empty("/accounts/signup/", "Create my account")),
    "confirmation sent": (NOBODY, at("/accounts/confirm-email/")),
    "confirm address": (NOBODY, tour.confirm_address),
    "confirm address, old link": (NOBODY, at("/accounts/confirm-email/none/")),
    "forgot password": (NOBODY, at("/accounts/password/reset/")),
    "password link sent": (NOBODY, at("/accounts/password/reset/done/")),
    "password link, old": (NOBODY, at("/accounts/password/reset/key/1-set/")),
    "about": (NOBODY, at("/about/")),
    # Failures
    "400": (NOBODY, of_failure("400.html")),
    "403": (NOBODY, of_failure("403.html")),
    "403, expired form": (NOBODY, tour.expired_form),
    "403, expired answer": (NEWCOMER, tour.expired_answer),
    "404": (STUDENT, at("/nowhere/")),
    "429": (NOBODY, of_failure("429.html")),
    "500": (NOBODY, of_failure("500.html")),
    "503": (NOBODY, of_failure("503.html")),
    # One's own account
    "profile": (STUDENT, at("/accounts/profile/")),
    "change address": (STUDENT, at("/accounts/email/")),
    "confirm person": (STUDENT, at("/accounts/reauthenticate/")),
    "change password": (STUDENT, at("/accounts/password/change/")),
    "sign out": (STUDENT, at("/accounts/logout/")),
    # Learning
    "no class": (STRANGER, at("/")),
    "classes": (STUDENT, at("/")),
    "join": (STRANGER, at("/join/")),
    "join, refused": (STRANGER, sent_empty("/join/", "Join")),
    "home, new": (NEWCOMER, to("study:home")),
    "home": (STUDENT, to("study:home")),
    **{f"lesson {each}": (STUDENT, to("study:lesson", each)) for each in LESSONS},
    "lesson, check answered": (STUDENT, tour.answered_check),
    "lesson, word open": (STUDENT, tour.open_word),
    "lesson, lab drawn": (STUDENT, tour.lab("first=diazepam&second=oxazepam")),
    "lesson, lab refused": (STUDENT, tour.lab("first=aspirin&second=")),
    "drugs": (STUDENT, to("study:drugs")),
    "drugs, refused": (STUDENT, tour.drugs_refused),
    "drug": (STUDENT, to("study:drug", "diazepam")),
    "boxed warnings": (STUDENT, to("study:boxes")),
    "progress, new": (NEWCOMER, to("study:progress")),
    "progress": (STUDENT, to("study:progress")),
    "report an error": (STUDENT, to("study:report-lesson", LESSONS[0])),
    "error reports, none": (STUDENT, to("study:error-reports")),
    # Quizzes
    "quiz": (STUDENT, to("quizzes:quiz", "how-benzodiazepines-work")),
    "quiz, begun": (NEWCOMER, tour.start),
    **{f"question {each}": (NEWCOMER, question(each)) for each in papers.CODES},
    "question, refused": (NEWCOMER, tour.wrong_number),
    "question, conflict": (NEWCOMER, tour.conflict),
    "check answers": (NEWCOMER, tour.check_answers),
    "receipt": (NEWCOMER, tour.receipt),
    "review": (STUDENT, tour.review),
    # The class
    "home, instructor": (INSTRUCTOR, to("study:home")),
    "overview": (INSTRUCTOR, to("dashboard:overview")),
    "overview, empty class": (Tour.as_instructor_of_nobody, tour.empty_class),
    "students": (INSTRUCTOR, to("dashboard:students")),
    "students, names hidden": (INSTRUCTOR, tour.names_hidden),
    "students, none fits": (INSTRUCTOR, tour.no_such_student),
    "student": (INSTRUCTOR, tour.of_student),
    "attempt": (INSTRUCTOR, tour.attempt_of_student),
    "attempt, open": (INSTRUCTOR, tour.open_attempt_of_student),
    "items": (INSTRUCTOR, to("dashboard:items")),
    "item": (INSTRUCTOR, tour.one_item),
    "quizzes": (INSTRUCTOR, to("dashboard:quizzes")),
    "open quiz": (INSTRUCTOR, to("dashboard:quiz", "pharmacokinetics")),
    "open quiz, refused": (INSTRUCTOR, tour.terms_out_of_order),
    "extra time": (INSTRUCTOR, to("dashboard:accommodations")),
    "extra time of one": (INSTRUCTOR, tour.extra_time_refused),
    "extensions": (INSTRUCTOR, tour.extension_given),
    "extend, refused": (INSTRUCTOR, tour.extension_refused),
    "extend, several": (INSTRUCTOR, tour.extension_of_several),
    "outage": (INSTRUCTOR, to("dashboard:outage", "pharmacokinetics")),
    "class, error reports": (INSTRUCTOR, to("dashboard:error-reports")),
    "trail": (INSTRUCTOR, to("dashboard:trail")),
    "trail, several": (INSTRUCTOR, tour.trail_of_several),
    "join codes": (INSTRUCTOR, to("dashboard:codes")),
}


@pytest.fixture
def visit(room, windows):
    """Lead whom a page is for to it, on a phone in the dark theme."""

    def lead(name):
        who, way = PAGES[name]
        guide = Tour(room, windows)
        page = windows.open(who(guide), viewport=PHONE, color_scheme="dark")
        way(guide, page)
        return page

    return lead


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_never_scrolls_sideways(visit, name):
    page = visit(name)

    on_a_phone = axe_faults(page)
    # The narrowest phone, and a desk's window at 200 %.
    sideways = too_wide(page, 320) + too_wide(page, 640)
    page.set_viewport_size(WIDE)
    on_a_desk = axe_faults(page, COLORS)
    page.emulate_media(color_scheme="light")
    in_the_light = axe_faults(page)

    assert (on_a_phone, sideways, on_a_desk, in_the_light) == ([], [], [], [])
