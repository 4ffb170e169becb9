"""One attempt from its beginning to its last mark, moment by moment.

It is made of what was saved and decided alone: nobody is watched while they think.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from accounts.models import User
from courses.models import AuditEntry
from dashboard.reports.paging import Turned
from dashboard.reports.trail_words import length_of, value_of
from quizzes.models import Answer, AnswerEvent, Attempt, Certainty, Score
from quizzes.papers import asked_of
from quizzes.reports.naming import in_words

PER_PAGE = 100
# A pause worth a word, and a clock worth showing beside the server's.
PAUSE = timedelta(minutes=5)
CLOCK_MAY_DIFFER = timedelta(minutes=1)
LOST = {AnswerEvent.Kind.CONFLICT, AnswerEvent.Kind.LATE}


@dataclass(frozen=True)
class Moment:
    """Something that happened in an attempt, with what is known of it."""

    at: datetime
    what: str
    position: int | None = None
    # What was answered, in words.
    answer: str = ""
    certainty: str = ""
    # What there is to add: why it does not count, what it earned, from what to what.
    note: str = ""
    by: str = ""
    # Which window of its question sent it, from 1; where there was but one, none.
    window: int | None = None
    # What the student's own clock said, where that was another time.
    own_clock: datetime | None = None
    # How long nothing had come, where that was long.
    pause: str = ""
    is_lost: bool = False
    # A mark by a person is no sign of the student's.
    is_students: bool = True


@dataclass(frozen=True)
class Timeline(Turned):
    """The part of an attempt's timeline that was asked for."""

    attempt: Attempt
    page: Page[Moment]
    questions: Sequence[int]
    question: int | None
    has_windows: bool

    def at(self, number: int) -> str:
        """Return the link to another page of it."""
        asked = {"question": self.question} if self.question else {}
        return f"?{urlencode({**asked, 'page': number})}"


def timeline_of(
    moments: Sequence[Moment], attempt: Attempt, query: Mapping[str, str]
) -> Timeline:
    """Return the part of `moments` that a query string asks for; no queries."""
    questions = sorted({each.position for each in moments if each.position})
    wanted = {str(number): number for number in questions}
    question = wanted.get(query.get("question", ""))
    chosen = [each for each in moments if question in (None, each.position)]
    return Timeline(
        attempt=attempt,
        page=Paginator(chosen, PER_PAGE).get_page(query.get("page", "1")),
        questions=questions,
        question=question,
        has_windows=any(each.window for each in chosen),
    )


def moments_of(
    attempt: Attempt, named: Callable[[User], str], *, shows_moves: bool
) -> list[Moment]:
    """Return all that happened in an attempt, in four queries at most.

    Shape: `named` says how a person is called; without `shows_moves`, moved deadlines
    are left out, as they tell of extra time.
    """
    answers = {
        answer.pk: answer
        for answer in attempt.answers.select_related("version").defer(
            "version__key", "version__feedback", "version__scoring"
        )
    }
    events = AnswerEvent.objects.filter(answer__attempt=attempt).order_by(
        "server_at", "pk"
    )
    scores = list(
        Score.objects.filter(answer__attempt=attempt)
        .select_related("by", "regrade__by")
        .defer("elements", "regrade__preview")
        .order_by("created_at", "pk")
    )
    found = [
        *_bounds(attempt),
        *_sent(attempt, events, answers, scores),
        *_marks(scores, answers, named),
        *(_moves(attempt, named) if shows_moves else ()),
    ]
    # Of two at the same time the one that was read first came first.
    found.sort(key=lambda moment: moment.at)
    return list(_with_pauses(found))


def _bounds(attempt: Attempt) -> Iterator[Moment]:
    """Yield how it began and how it ended."""
    note = ""
    if attempt.deadline_at:
        note = gettext("to end by %(at)s") % {
            "at": value_of("deadline_at", attempt.deadline_at.isoformat())
        }
    yield Moment(attempt.started_at, gettext("Began"), note=note)
    if attempt.submitted_at is None:
        return
    by_clock = attempt.close_reason == Attempt.CloseReason.DEADLINE
    what = gettext("Closed by the clock") if by_clock else gettext("Submitted")
    yield Moment(attempt.submitted_at, what, is_students=not by_clock)


def _sent(
    attempt: Attempt,
    events: Iterable[AnswerEvent],
    answers: Mapping[int, Answer],
    scores: Iterable[Score],
) -> Iterator[Moment]:
    """Yield what the student's pages sent, in the order it came."""
    listed = list(events)
    windows = _windows(listed)
    marks = {score.event_id: score for score in scores if not score.by_id}
    flags: defaultdict[int, bool] = defaultdict(bool)
    asked: dict[int, Any] = {}
    for event in listed:
        answer, kind = answers[event.answer_id], AnswerEvent.Kind(event.kind)
        if kind == AnswerEvent.Kind.FLAG:
            flags[answer.pk] = not flags[answer.pk]
            on = gettext("Flagged") if flags[answer.pk] else gettext("Flag taken off")
            yield Moment(event.server_at, on, answer.position)
            continue
        if answer.pk not in asked:
            asked[answer.pk] = asked_of(answer)
        is_try = kind == AnswerEvent.Kind.TRY
        earned = marks.get(event.pk) if is_try else None
        yield Moment(
            at=event.server_at,
            what=_called(kind),
            position=answer.position,
            answer=in_words(asked[answer.pk], event.response or {}),
            certainty=_certainty(event.certainty),
            note=_points(earned) if earned else _why_lost(attempt, event, kind),
            window=windows.get((event.answer_id, event.client_id)),
            own_clock=_own_clock(event),
            is_lost=kind in LOST,
        )


def _called(kind: AnswerEvent.Kind) -> str:
    """Return what sending an answer came to."""
    names = {
        AnswerEvent.Kind.SAVE: gettext("Saved"),
        AnswerEvent.Kind.TRY: gettext("Sent to be marked"),
        AnswerEvent.Kind.CONFLICT: gettext("Not counted"),
        AnswerEvent.Kind.LATE: gettext("Not counted"),
    }
    return names.get(kind, str(kind.label))


def _windows(events: Iterable[AnswerEvent]) -> Mapping[tuple[int, str], int]:
    """Number each question's windows as they appear; a single one needs no number."""
    met: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for event in events:
        if event.client_id:
            ids = met[event.answer_id]
            ids.setdefault(event.client_id, len(ids) + 1)
    return {
        (answer, each): number
        for answer, ids in met.items()
        for each, number in ids.items()
        if len(ids) > 1
    }


def _certainty(value: int | None) -> str:
    """Return how sure the student was, if they said so."""
    return str(Certainty(value).label) if value in Certainty.values else ""


def _own_clock(event: AnswerEvent) -> datetime | None:
    """Return what the student's clock said, where it was more than a minute off."""
    said = event.client_at
    if said is None or abs(said - event.server_at) <= CLOCK_MAY_DIFFER:
        return None
    return said


def _why_lost(attempt: Attempt, event: AnswerEvent, kind: AnswerEvent.Kind) -> str:
    """Return why what was sent does not count; nothing where it does."""
    if kind == AnswerEvent.Kind.CONFLICT:
        return gettext("another window had saved meanwhile")
    if kind != AnswerEvent.Kind.LATE:
        return ""
    deadline, ended = attempt.deadline_at, attempt.submitted_at
    if deadline and event.server_at > deadline:
        text = gettext("came %(length)s after the deadline")
        return text % {"length": length_of(event.server_at - deadline)}
    if ended and event.server_at >= ended:
        text = gettext("came %(length)s after the attempt was submitted")
        return text % {"length": length_of(event.server_at - ended)}
    return gettext("came when the question was closed")


def _points(score: Score) -> str:
    """Return what a mark brings."""
    if score.is_dropped:
        return gettext("left out of the total")
    said = {"raw": score.raw, "maximum": score.maximum}
    return gettext("%(raw)s of %(maximum)s points") % said


def _marks(
    scores: Iterable[Score],
    answers: Mapping[int, Answer],
    named: Callable[[User], str],
) -> Iterator[Moment]:
    """Yield the marks that people gave and that corrections changed."""
    for score in scores:
        if score.reason == Score.Reason.AUTO:
            continue
        who = score.by or (score.regrade.by if score.regrade else None)
        why = score.note or (score.regrade.reason if score.regrade else "")
        # Left out by a person, what happened says so already.
        brings = "" if score.reason == Score.Reason.WAIVE else _points(score)
        yield Moment(
            at=score.created_at,
            what=str(Score.Reason(score.reason).label),
            position=answers[score.answer_id].position,
            note=": ".join(part for part in (brings, why) if part),
            by=named(who) if who else "",
            is_students=False,
        )


def _moves(attempt: Attempt, named: Callable[[User], str]) -> Iterator[Moment]:
    """Yield when its deadline was moved, by whom, from when to when."""
    moves = AuditEntry.objects.filter(
        subject=Attempt._meta.label_lower,
        subject_key=str(attempt.pk),
        action="move deadline",
        cohort=attempt.enrolment.cohort_id,
    )
    for entry in moves.select_related("actor").order_by("at", "pk"):
        sides = (each.get("deadline_at") for each in (entry.before, entry.after))
        yield Moment(
            at=entry.at,
            what=gettext("Deadline moved"),
            note=" → ".join(value_of("deadline_at", side) for side in sides),
            by=named(entry.actor) if entry.actor else "",
            is_students=False,
        )


def _with_pauses(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Yield each moment, the student's with how long nothing had come before it."""
    last: datetime | None = None
    for moment in moments:
        if not moment.is_students:
            yield moment
            continue
        waited = moment.at - last if last else timedelta(0)
        last = moment.at
        yield replace(moment, pause=length_of(waited)) if waited > PAUSE else moment
