"""Where a quiz stands, in a line. Dates are on the cohort's clock."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from quizzes.models import Attempt, Counts
from study.reports.standings import QuizStanding, State

DAY_AND_TIME, TIME = "D j M, H:i T", "H:i T"
MINUTES_OF_A_DAY = 24 * 60


def told(quiz: QuizStanding) -> str:
    """Return what can be done about a quiz, or what came of it."""
    state = quiz.state
    if state is State.IN_PROGRESS:
        return _of_open_attempt(quiz)
    if state is State.TIME_UP:
        return gettext("Time is up; see what was counted")
    if state is State.SUBMITTED:
        return _of_mark(quiz)
    if state is State.OPENS_LATER:
        opens = _shown(quiz, quiz.standing.policy.opens_at.value)
        return gettext("Opens %(time)s") % {"time": opens}
    if state is State.CLOSED:
        closed = _shown(quiz, quiz.standing.policy.closes_at.value)
        return gettext("Closed %(time)s, not taken") % {"time": closed}
    return ", ".join(part for part in (_questions(quiz), _due(quiz)) if part)


def ends_soon(quiz: QuizStanding) -> str:
    """Return "Quiz due tomorrow" of one that has a date, "closes" where it is that."""
    days = quiz.days_left or 0
    if days < 0:
        return gettext("Quiz past due")
    if quiz.has_due_date:
        today = gettext("Quiz due today")
        later = ngettext("Quiz due tomorrow", "Quiz due in %(days)s days", days)
    else:
        today = gettext("Quiz closes today")
        later = ngettext("Quiz closes tomorrow", "Quiz closes in %(days)s days", days)
    return (later if days else today) % {"days": days}


def attempts_used(quiz: QuizStanding) -> str:
    """Return how many attempts were begun, of how many allowed."""
    used = len(quiz.standing.attempts)
    allowed = quiz.standing.policy.attempts_allowed.value
    if allowed is None:
        words = ngettext("%(used)s attempt", "%(used)s attempts", used)
    else:
        words = ngettext(
            "%(used)s of %(allowed)s attempt used",
            "%(used)s of %(allowed)s attempts used",
            allowed,
        )
    return words % {"used": used, "allowed": allowed}


def _of_open_attempt(quiz: QuizStanding) -> str:
    """Return "4 of 12 answered, 12 min left", or until when where that is days off."""
    answered = gettext("%(done)s of %(total)s answered") % {
        "done": quiz.answered,
        "total": quiz.questions,
    }
    if quiz.minutes_left is None:
        return answered
    if quiz.minutes_left > MINUTES_OF_A_DAY:
        ends = _shown(quiz, quiz.deadline_at)
        return f"{answered}, " + gettext("open until %(time)s") % {"time": ends}
    left = gettext("%(minutes)s min left") % {"minutes": quiz.minutes_left}
    return f"{answered}, {left}"


def _of_mark(quiz: QuizStanding) -> str:
    """Return "Best 91%, passed"."""
    if quiz.standing.counting is None:
        return gettext("Practiced; it never counts")
    if quiz.released is None:
        return gettext("Submitted; the result opens later")
    which = {
        Counts.BEST: gettext("Best %(percent)s%%"),
        Counts.LAST: gettext("Last %(percent)s%%"),
        Counts.FIRST: gettext("First %(percent)s%%"),
    }[Counts(quiz.assignment.counts)]
    mark = which % {"percent": quiz.whole_percent}
    parts = (mark, _passed(quiz), _waiting(quiz.released))
    return ", ".join(part for part in parts if part)


def _waiting(attempt: Attempt) -> str:
    """Return how many answers an instructor has still to mark, if any."""
    count = attempt.answers_waiting
    words = ngettext(
        "%(count)s answer to be marked by your instructor",
        "%(count)s answers to be marked by your instructor",
        count,
    )
    return words % {"count": count} if count else ""


def _passed(quiz: QuizStanding) -> str:
    """Return whether the mark shown is a pass, and what one would be."""
    if quiz.has_passed:
        return gettext("passed")
    return gettext("not passed, pass mark %(mark)s%%") % {"mark": quiz.pass_mark}


def _questions(quiz: QuizStanding) -> str:
    """Return "12 questions"."""
    count = quiz.questions
    words = ngettext("%(count)s question", "%(count)s questions", count)
    return words % {"count": count}


def _due(quiz: QuizStanding) -> str:
    """Return when it is due, or else when it closes, if ever."""
    if quiz.ends_at is None:
        return ""
    if quiz.is_late:
        words = gettext("was due %(time)s and is open still")
    elif quiz.has_due_date:
        words = gettext("due %(time)s")
    else:
        words = gettext("closes %(time)s")
    if quiz.days_left != 0 or quiz.is_late:
        return words % {"time": _shown(quiz, quiz.ends_at)}
    time = _shown(quiz, quiz.ends_at, TIME)
    return words % {"time": gettext("today, %(time)s") % {"time": time}}


def _shown(
    quiz: QuizStanding, moment: datetime | None, form: str = DAY_AND_TIME
) -> str:
    """Return a moment on the cohort's clock, with the name of its zone."""
    if moment is None:
        return ""
    return date_format(quiz.enrolment.cohort.local(moment), form)
