"""Whatever students, staff and the clock do in whatever order, an attempt holds.

Each run of the machine is one class of one student, in a transaction that is undone.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from quizzes.errors import (
    AttemptClosedError,
    NoAttemptsLeftError,
    NothingToEarnError,
    StaleAnswerError,
)
from quizzes.models import Answer, AnswerEvent, Attempt, Regrade, Score
from quizzes.papers import kind_of
from quizzes.policy import GRACE
from quizzes.services.answers import save_response, set_flag
from quizzes.services.arrivals import Message
from quizzes.services.attempts import start_attempt
from quizzes.services.extensions import Change, extend
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand
from quizzes.services.overdue import close_overdue
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import SlotFactory
from tests.factories.typed import make_short_answer
from tests.quizzes.machine_papers import GIVEN, exact_sums, placed, to_four_places
from tests.quizzes.regrades.correcting import by_hand, open_quiz, settle

# As the class is opened.
ALLOWED = 5
MOST_EXTENSIONS = 3
POSITIONS = st.integers(min_value=1, max_value=4)
WINDOWS = st.sampled_from(["one", "two", ""])
# Dropping the last item that counts is refused.
POLICIES = st.sampled_from(
    [Regrade.Policy.BEST_OF, Regrade.Policy.FULL_CREDIT, Regrade.Policy.DROP]
)


class AttemptMachine(RuleBasedStateMachine):
    """One student, two windows and a plain form; one instructor; one clock."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = NINE_O_CLOCK
        self.sent = []
        self.seqs = {"one": 0, "two": 0}
        self.papers = {}
        self.closed = {}
        self.deadlines = {}
        self.extended = False
        self.extensions = 0
        self.trails = {}
        self.chains = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def open_class(self):
        self.assignment = open_quiz()
        name = make_short_answer(self.assignment.cohort.course)
        SlotFactory(
            quiz=self.assignment.quiz, position=4, weight=Decimal("1.5"), pool=[name]
        )
        cohort = self.assignment.cohort
        self.student = EnrolmentFactory(cohort=cohort)
        self.instructor = EnrolmentFactory(cohort=cohort, instructor=True).user
        self.begin()

    @property
    def newest(self):
        return Attempt.objects.latest("number")

    def answer(self, position):
        answers = Answer.objects.select_related("attempt", "version")
        return answers.get(attempt=self.newest, position=position)

    @rule()
    def begin(self):
        was_open = Attempt.objects.open().filter(deadline_at__gte=self.now - GRACE)
        expected = was_open.first()
        try:
            attempt = start_attempt(
                assignment=self.assignment,
                enrolment=self.student,
                seed=f"seed-{len(self.papers)}",
                now=self.now,
            )
        except NoAttemptsLeftError:
            assert len(self.papers) == ALLOWED
            return
        assert expected is None or attempt == expected
        paper = [place for _, *place in placed(attempt.answers.all())]
        self.papers.setdefault(attempt.pk, paper)

    @rule(position=POSITIONS, pick=st.integers(0, 3), window=WINDOWS, lag=st.booleans())
    def save(self, position, pick, window, lag):
        answer = self.answer(position)
        name, choices = GIVEN[answer.version.kind]
        response = kind_of(answer.version).Response(**{name: choices[pick]})
        message = Message()
        if window:
            self.seqs[window] += 1
            message = Message(client_id=window, client_seq=self.seqs[window])
        self.send(answer, response, max(0, answer.rev - lag), message)

    @precondition(lambda self: self.sent)
    @rule(at=st.integers(min_value=0))
    def repeat(self, at):
        pk, response, base_rev, message = self.sent[at % len(self.sent)]
        answer = Answer.objects.select_related("attempt", "version").get(pk=pk)
        before = answer.event_count
        self.send(answer, response, base_rev, message)
        answer.refresh_from_db()
        assert answer.event_count == before, "a repeated message leaves no trace"

    def send(self, answer, response, base_rev, message):
        """Save, and look that what came of it was due."""
        if message.client_seq is not None:
            self.sent.append((answer.pk, response, base_rev, message))
        attempt, before = answer.attempt, answer.rev
        is_shut = not attempt.is_open or self.now > attempt.deadline_at + GRACE
        try:
            save_response(
                answer=answer,
                response=response,
                base_rev=base_rev,
                now=self.now,
                message=message,
            )
        except AttemptClosedError:
            sent_before = self.sent.count((answer.pk, response, base_rev, message))
            assert is_shut or sent_before > 1
        except StaleAnswerError:
            assert base_rev != answer.rev or before >= 1
        kept = Answer.objects.get(pk=answer.pk)
        assert kept.rev == before or not is_shut, "nothing counts that came late"
        if message.client_seq is not None or kept.rev > before:
            last = kept.events.filter(response=response.model_dump(mode="json"))
            assert last.exists(), "what was sent is in the trail"

    @rule(position=POSITIONS, is_flagged=st.booleans())
    def flag(self, position, is_flagged):
        answer = self.answer(position)
        is_shut = not answer.attempt.is_open or (
            self.now > answer.attempt.deadline_at + GRACE
        )
        try:
            set_flag(answer=answer, is_flagged=is_flagged, now=self.now)
        except AttemptClosedError:
            assert is_shut
        else:
            assert not is_shut

    @rule(seconds=st.sampled_from([1, 14, 16, 300, 1200]))
    def tick(self, seconds):
        self.now += timedelta(seconds=seconds)

    @rule()
    def submit(self):
        attempt = self.newest
        submit_attempt(attempt=attempt, now=self.now)
        assert not attempt.is_open

    @rule()
    def close(self):
        due = Attempt.objects.open().filter(deadline_at__lt=self.now - GRACE).count()
        assert close_overdue(now=self.now) == due

    @precondition(lambda self: self.extensions < MOST_EXTENSIONS)
    @rule(minutes=st.integers(1, 30))
    def extend(self, minutes):
        self.extensions += 1
        change = Change("fire alarm", extra_time=timedelta(minutes=minutes))
        extend(
            assignment=self.assignment,
            enrolment=self.student,
            change=change,
            by=self.instructor,
            now=self.now,
        )
        self.extended = True

    @precondition(lambda self: self.closed)
    @rule(code=st.sampled_from(["site", "signs", "tail"]), policy=POLICIES)
    def regrade(self, code, policy):
        proposed = by_hand(self.assignment, code, self.instructor)
        try:
            with transaction.atomic():
                settle(proposed, policy, self.instructor, now=self.now)
        except NothingToEarnError:
            assert policy == Regrade.Policy.DROP

    @precondition(lambda self: self.closed)
    @rule(raw=st.integers(0, 1), number=st.integers(min_value=0))
    def mark(self, raw, number):
        standing = list(Score.objects.filter(superseded_by=None).order_by("pk"))
        score = standing[number % len(standing)]
        mark_by_hand(
            score=score, raw=raw, note="spelled so", by=self.instructor, now=self.now
        )

    @invariant()
    def one_open_attempt_at_most(self):
        assert Attempt.objects.open().count() <= 1

    @invariant()
    def papers_stay_as_they_were(self):
        found = defaultdict(list)
        for pk, *place in placed(Answer.objects.all()):
            found[pk].append(place)
        assert found == self.papers

    @invariant()
    def trails_only_grow_and_revisions_count_saves(self):
        trails = defaultdict(list)
        for event in AnswerEvent.objects.order_by("answer", "seq").values():
            trails[event["answer_id"]].append(event)
        for pk, known in self.trails.items():
            assert trails[pk][: len(known)] == known
        self.trails = trails
        for answer in Answer.objects.all():
            trail = trails[answer.pk]
            numbers = list(range(1, answer.event_count + 1))
            assert [each["seq"] for each in trail] == numbers
            saves = [each for each in trail if each["kind"] == "save"]
            assert answer.rev == len(saves)
            assert answer.response == (saves[-1]["response"] if saves else None)
            messages = [
                (each["client_id"], each["client_seq"])
                for each in trail
                if each["client_seq"] is not None
            ]
            assert len(messages) == len(set(messages))

    @invariant()
    def deadlines_move_by_extension_alone_and_never_earlier(self):
        for pk, deadline in Attempt.objects.values_list("pk", "deadline_at"):
            known = self.deadlines.setdefault(pk, deadline)
            assert deadline == known or (self.extended and deadline > known)
            self.deadlines[pk] = deadline
        self.extended = False

    @invariant()
    def what_is_submitted_stays_so(self):
        for attempt in Attempt.objects.submitted():
            end = attempt.submitted_at, attempt.close_reason
            assert self.closed.setdefault(attempt.pk, end) == end
        submitted = set(Attempt.objects.submitted().values_list("pk", flat=True))
        assert submitted == set(self.closed)

    @invariant()
    def scores_are_chains_that_only_grow(self):
        chains = defaultdict(list)
        for score in Score.objects.order_by("pk").values():
            chains[score["answer_id"]].append(score)
        for pk, known in self.chains.items():
            assert chains[pk][: len(known)] == known
        self.chains = chains
        for pk, current in Answer.objects.values_list("pk", "current_score"):
            links = [None, *(each["id"] for each in chains[pk])]
            assert [each["supersedes_id"] for each in chains[pk]] == links[:-1]
            assert current == links[-1]

    @invariant()
    def totals_are_the_exact_sums(self):
        for attempt in Attempt.objects.submitted():
            answers = attempt.answers.select_related("slot", "current_score")
            earned, possible = exact_sums(answers)
            assert attempt.total == to_four_places(earned)
            assert attempt.maximum == to_four_places(possible)
            assert attempt.has_passed == (earned * 10 >= possible * 7)


@pytest.mark.django_db
def test_an_attempt_holds_whatever_happens_in_whatever_order():
    run_state_machine_as_test(
        AttemptMachine, settings=settings(max_examples=40, stateful_step_count=30)
    )
