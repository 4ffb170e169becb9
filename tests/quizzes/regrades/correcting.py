"""A quiz of three items, students who answered it, and a key that was corrected."""

from datetime import timedelta
from decimal import Decimal

from quizzes.models import Regrade, Score
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from quizzes.services.previews import preview
from quizzes.services.proposals import propose_regrade
from quizzes.services.regrades import apply_regrade
from quizzes.services.versions import publish_versions
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory
from tests.factories.quizzes import (
    AssignmentFactory,
    ItemFactory,
    ItemVersionFactory,
    SlotFactory,
)

LATER = NINE_O_CLOCK + timedelta(minutes=5)
CORRECTED = NINE_O_CLOCK + timedelta(days=1)
DECIDED = NINE_O_CLOCK + timedelta(days=2)

OPTIONS = [{"id": each, "text": f"Sign {each}"} for each in "abcde"]
# What three students answer: of the first item b was right and c is, of the second
# a, b and c were right and a, b and d are.
ADA = {"site": "c", "signs": ["a", "b"], "tail": "b"}
BEA = {"site": "b", "signs": ["a", "b", "c"], "tail": "b"}
CY = {"site": "c", "signs": ["a", "b", "d"], "tail": "a"}


def open_quiz(cohort=None, **columns):
    """Open a quiz of three items that weigh 1, 2 and 1."""
    made = AssignmentFactory(
        **({"cohort": cohort} if cohort else {}), **columns, attempts_allowed=5
    )
    course = made.cohort.course
    signs = ItemFactory(
        course=course,
        code="signs",
        version__kind="multiple-response",
        version__content={"stem": "<p>Which signs?</p>", "options": OPTIONS},
        version__key={"correct": ["a", "b", "c"]},
        version__scoring={"rule": "plus-minus"},
        version__feedback={"general": "<p>They come early.</p>"},
        version__max_points=3,
        version__summary="Which signs?",
    )
    site = ItemFactory(course=course, code="site")
    tail = ItemFactory(course=course, code="tail")
    for position, (item, weight) in enumerate(
        ((site, "1"), (signs, "2"), (tail, "1")), start=1
    ):
        SlotFactory(
            quiz=made.quiz, position=position, weight=Decimal(weight), pool=[item]
        )
    return made


def begin(assignment, given, now=NINE_O_CLOCK, **person):
    """Begin an attempt of a new student and answer; it stays open."""
    attempt = start_attempt(
        assignment=assignment,
        enrolment=EnrolmentFactory(cohort=assignment.cohort, **person),
        seed="seven",
        now=now,
    )
    for answer in attempt.answers.select_related("attempt", "version__item"):
        chosen = given.get(answer.version.item.code)
        if chosen is None:
            continue
        part = "choice" if isinstance(chosen, str) else "choices"
        response = kind_of(answer.version).Response(**{part: chosen})
        save_response(answer=answer, response=response, base_rev=0, now=now)
    return attempt


def sit(assignment, given, now=NINE_O_CLOCK, **person):
    """Submit an attempt of a new student."""
    attempt = begin(assignment, given, now, **person)
    submit_attempt(attempt=attempt, now=now + timedelta(minutes=5))
    return attempt


def correct(assignment, code="site", *, now=CORRECTED, **columns):
    """Publish the next version of an item, with another key unless told otherwise."""
    item = assignment.quiz.slots.get(pool__code=code).pool.get()
    old = item.current_version
    keys = {"site": {"correct": "c"}, "signs": {"correct": ["a", "b", "d"]}}
    kept = {
        name: getattr(old, name)
        for name in ("kind", "content", "scoring", "feedback", "max_points", "summary")
    }
    new = ItemVersionFactory.build(
        item=item,
        number=old.number + 1,
        **{**kept, "key": keys.get(code), "created_at": now, **columns},
    )
    return publish_versions([new], now=now)


def by_hand(assignment, code, by):
    """Open a regrade of an item as it is."""
    item = assignment.quiz.slots.get(pool__code=code).pool.get()
    version = item.current_version
    return propose_regrade(
        cohort=assignment.cohort, before=version, after=version, by=by, now=CORRECTED
    )


def settle(regrade, policy, by, left_out=(), now=DECIDED):
    """Look at a regrade and apply it."""
    regrade = Regrade.objects.get(pk=regrade.pk)
    return apply_regrade(
        regrade=regrade,
        policy=policy,
        left_out=left_out,
        reason="Option c is right, too.",
        seen=preview(regrade, policy, left_out).digest,
        by=by,
        now=now,
    )


def totals(attempt):
    """Return what the database says an attempt came to."""
    attempt.refresh_from_db()
    return str(attempt.total), str(attempt.maximum), attempt.has_passed


def marks(attempt, code):
    """Return every mark of one answer, the first to the last, as (raw, reason)."""
    scores = Score.objects.filter(
        answer__attempt=attempt, answer__version__item__code=code
    )
    return list(scores.order_by("pk").values_list("raw", "reason"))


def standing(attempt, code):
    """Return the mark that counts for one item."""
    answers = attempt.answers.select_related("current_score")
    return answers.get(version__item__code=code).current_score


def kept(regrade):
    regrade.refresh_from_db()
    return regrade.preview
