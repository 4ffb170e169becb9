"""Every page there is: who sees it, and what leads there."""

from functools import cached_property

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from dashboard.demonstration.people import STUDENT
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from tests.browser import papers
from tests.browser.papers import Paper
from tests.browser.serving import TURN
from tests.factories.accounts import UserFactory
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.quizzes.addresses import attempt_url, start_url

LESSONS = (
    "receptor-and-drug-site",
    "mechanism-unknown",
    "flumazenil-and-z-drugs",
    "half-life-and-accumulation",
    "metabolism-and-the-liver",
    "equivalence-tables",
)


class Tour:
    """The people of the class, and a window on whose device a page is looked at."""

    def __init__(self, room, windows):
        self.room = room
        self.cohort = room.cohort
        self.windows = windows
        self.mine = room.enrolments[STUDENT.email]

    def as_nobody(self):
        return None

    def as_student(self):
        return self.mine.user

    def as_newcomer(self):
        return self.newcomer.user

    def as_stranger(self):
        return UserFactory()

    def as_instructor(self):
        return self.room.instructor

    def as_instructor_of_nobody(self):
        return EnrolmentFactory(user=self.room.instructor, cohort=self.empty).user

    @cached_property
    def newcomer(self):
        return EnrolmentFactory(cohort=self.cohort)

    @cached_property
    def empty(self):
        return CohortFactory(course=self.cohort.course)

    @cached_property
    def paper(self):
        return Paper(self.newcomer, minutes=30)

    @cached_property
    def marked(self):
        return self.mine.attempts.submitted().first()

    def of_class(self, name, *args):
        return reverse(name, args=[self.cohort.pk, *args])


def to(name, *args):
    """Go to a page of the class."""
    return lambda tour, page: page.goto(tour.of_class(name, *args))


def at(path):
    """Go to a page of nobody's."""
    return lambda _, page: page.goto(path)


def sent_empty(path, button):
    """Send a form with nothing in it."""

    def lead(tour, page):
        page.goto(path)
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_be_focused()

    return lead


def question(code):
    return lambda tour, page: page.goto(tour.paper.url(code))


def confirm_address(tour, page):
    address = EmailAddress.objects.get(user=UserFactory(address__verified=False))
    key = EmailConfirmationHMAC(address).key
    page.goto(reverse("account_confirm_email", args=[key]))


def answered_check(tour, page):
    to("study:lesson", LESSONS[0])(tour, page)
    check = page.locator("form[data-check]").first
    check.locator("label.option__text").first.click()
    check.get_by_role("button", name="Check answer").click()
    expect(check.locator("[data-feedback]")).to_be_focused()


def open_word(tour, page):
    to("study:lesson", LESSONS[0])(tour, page)
    page.locator("button[popovertarget^=term-]").first.click()
    expect(page.locator(".popover:popover-open")).to_be_visible()


def lab(settings):
    """Draw the lab for some drugs; six doses, half a day apart."""

    def lead(tour, page):
        address = tour.of_class("study:lab", "half-life-and-accumulation", "half-life")
        page.goto(f"{address}?{settings}&person=older-adult&interval=12&doses=6")

    return lead


def drugs_refused(tour, page):
    """Ask the index of drugs for a use that it doesn't have."""
    page.goto(f"{tour.of_class('study:drugs')}?use=flying")


def wrong_number(tour, page):
    question(papers.NUMBER)(tour, page)
    page.get_by_label("Your number").fill("1/2")
    page.get_by_role("button", name="Next").or_(
        page.get_by_role("button", name="Check answers", exact=True)
    ).last.click()
    expect(page.get_by_role("alert")).to_be_focused()


def conflict(tour, page):
    question(papers.CHOICE)(tour, page)
    stored = tour.paper.answer(papers.CHOICE)
    kind = kind_of(stored.version)
    with TURN:
        save_response(
            answer=stored,
            response=kind.Response(choice=stored.order[0]),
            base_rev=0,
            now=timezone.now(),
        )
    page.locator("label.option__text").nth(1).click()
    expect(page.get_by_text("Which answer should count?")).to_be_visible()
    page.get_by_text("Show the answer from this page").click()


def receipt(tour, page):
    page.goto(attempt_url("check-answers", tour.paper.attempt))
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Your answers are in")).to_be_visible()


def expired_form(tour, page):
    page.goto("/accounts/login/")
    page.context.clear_cookies()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def expired_answer(tour, page):
    question(papers.CHOICE)(tour, page)
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Save and leave").click()
    expect(page.get_by_role("button", name="Send it again")).to_be_visible()


def of_failure(template):
    """Show a page that only a failure brings."""

    def lead(tour, page):
        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        html = render_to_string(template, request=request)
        page.route(
            "**/failure/",
            lambda route: route.fulfill(body=html, content_type="text/html"),
        )
        page.goto("/failure/")

    return lead


def empty_class(tour, page):
    page.goto(reverse("dashboard:overview", args=[tour.empty.pk]))


def no_such_student(tour, page):
    page.goto(tour.of_class("dashboard:students") + "?q=zzz")


def names_hidden(tour, page):
    to("dashboard:students")(tour, page)
    page.get_by_role("button", name="Hide names").click()
    expect(page.get_by_role("button", name="Names hidden")).to_be_visible()


def of_student(tour, page):
    page.goto(tour.of_class("dashboard:student", tour.mine.pk))


def attempt_of_student(tour, page):
    page.goto(tour.of_class("dashboard:attempt", tour.marked.pk))


def open_attempt_of_student(tour, page):
    page.goto(tour.of_class("dashboard:attempt", tour.paper.attempt.pk))


def one_item(tour, page):
    to("dashboard:items")(tour, page)
    page.locator("td.table__whole a").first.click()
    page.wait_for_url("**/items/*/*/")


def terms_out_of_order(tour, page):
    to("dashboard:quiz", "pharmacokinetics")(tour, page)
    page.get_by_role("textbox", name="Closes").fill("2001-01-01T09:00")
    page.locator("main [type=submit]").last.click()
    expect(page.get_by_role("alert")).to_be_focused()


def extra_time_refused(tour, page):
    page.goto(tour.of_class("dashboard:accommodation", tour.mine.pk))
    page.get_by_label("Times as long").fill("0.5")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_focused()


def extension_given(tour, page):
    to("dashboard:add-extension", "pharmacokinetics")(tour, page)
    page.get_by_label("The whole class").check()
    page.get_by_label("More minutes").fill("5")
    page.get_by_label("Reason").fill("The network was down")
    page.get_by_role("button", name="Extend").click()
    expect(page.get_by_text("The extension holds from now on.")).to_be_visible()


def extension_refused(tour, page):
    to("dashboard:add-extension", "pharmacokinetics")(tour, page)
    page.get_by_role("button", name="Extend").click()
    expect(page.get_by_role("alert")).to_be_focused()


def extension_of_several(tour, page):
    to("dashboard:add-extension", "pharmacokinetics")(tour, page)
    page.get_by_label("One student").check()
    page.get_by_role("textbox", name="Student").fill("a")
    page.get_by_role("button", name="Extend").click()
    expect(page.get_by_role("group", name="Which student")).to_be_visible()


def trail_of_several(tour, page):
    to("dashboard:trail")(tour, page)
    page.get_by_label("About a student").fill("a")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", name="Which student?")).to_be_visible()


def review(tour, page):
    page.goto(attempt_url("review", tour.marked))


def check_answers(tour, page):
    page.goto(attempt_url("check-answers", tour.paper.attempt))


def start(tour, page):
    page.goto(start_url(tour.paper.assignment))
