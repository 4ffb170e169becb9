"""Students who take a quiz in their browsers, and corrections made afterwards."""

from django.test import Client

from quizzes.models import Attempt, Regrade
from quizzes.services.previews import preview
from quizzes.services.proposals import propose_regrade
from quizzes.services.regrades import apply_regrade
from quizzes.services.versions import publish_versions
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import ItemVersionFactory
from tests.quizzes.addresses import attempt_url, question_url, start_url

REASON = "Both sites were named in the lesson."


class Student:
    """Someone in a browser of their own."""

    def __init__(self, assignment, **columns):
        """Join the class and sign in."""
        self.assignment = assignment
        self.enrolment = EnrolmentFactory(cohort=assignment.cohort, **columns)
        self.client = Client()
        self.client.force_login(self.enrolment.user)

    @property
    def attempt(self):
        """Return the latest attempt as it is stored."""
        return Attempt.objects.filter(enrolment=self.enrolment).latest("number")

    @property
    def total(self):
        """Return points earned and to be earned, as the attempt says."""
        attempt = self.attempt
        return float(attempt.total), float(attempt.maximum)

    def answer_of(self, code):
        return self.attempt.answers.get(version__item__code=code)

    def begin(self):
        """Press the button that begins."""
        return self.client.post(start_url(self.assignment))

    def url_of(self, code):
        return question_url(self.attempt, self.answer_of(code).position)

    def send(self, code, choice, base_rev=0, **message):
        """Send an answer as a page does."""
        go = message.pop("go", "next")
        headers = message.pop("headers", {})
        data = {"choice": choice, "base_rev": base_rev, "go": go, **message}
        return self.client.post(self.url_of(code), data, headers=headers)

    def submit(self):
        return self.client.post(attempt_url("submit", self.attempt))

    def take(self, **choices):
        """Begin, answer each item and submit."""
        self.begin()
        for code, choice in choices.items():
            self.send(code, choice)
        self.submit()
        return self

    def review(self):
        """Return the words of the review page."""
        page = self.client.get(attempt_url("review", self.attempt), follow=True)
        return page.content.decode()


def item_of(assignment, code):
    return assignment.quiz.slots.get(pool__code=code).pool.get()


def correct(assignment, code, now, **columns):
    """Publish another version of an item; return the regrade that this proposes."""
    item = item_of(assignment, code)
    old = item.current_version
    new = ItemVersionFactory.build(
        item=item, number=old.number + 1, created_at=now, **columns
    )
    publish_versions([new], now=now)
    return Regrade.objects.filter(item=item, to_version=new).first()


def reopened(assignment, code, by, now):
    """Open a regrade of an item whose key stays."""
    version = item_of(assignment, code).current_version
    return propose_regrade(
        cohort=assignment.cohort, before=version, after=version, by=by, now=now
    )


def settle(regrade, policy, by, now):
    """Look at what a regrade would do, and do it."""
    regrade = Regrade.objects.get(pk=regrade.pk)
    return apply_regrade(
        regrade=regrade,
        policy=policy,
        left_out=(),
        reason=REASON,
        seen=preview(regrade, policy).digest,
        by=by,
        now=now,
    )
