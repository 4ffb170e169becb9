"""Where a pressed button leads, and where to go from what can't be shown."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from config.http import SignedInRequest, json_reply, wants_json
from quizzes.models import Answer
from quizzes.policy import is_past
from quizzes.reports.case import furthest_reached, may_look_at

# What the buttons of the player are called.
NEXT = "next"
CHECK = "check"
# Where the page says how a try went.
RESULT = "#result"
MOST_DIGITS = 3


def destination(request: SignedInRequest, asked: Answer) -> str:
    """Return where the pressed button leads; a flag stays on the page."""
    go = request.POST.get("go", "")
    attempt_id, here = asked.attempt_id, asked.position
    if go == "finish":
        return reverse("quizzes:check-answers", args=[attempt_id])
    if go == "leave":
        enrolment = asked.attempt.enrolment
        return reverse("study:home", args=[enrolment.cohort_id])
    if go == NEXT:
        return _next(asked)
    is_number = go.isascii() and go.isdecimal() and len(go) <= MOST_DIGITS
    address = reverse(
        "quizzes:question", args=[attempt_id, int(go) if is_number else here]
    )
    return address + RESULT if go == CHECK else address


def _next(asked: Answer) -> str:
    """Return the item after this one, or the list of answers after the last."""
    after = asked.position + 1
    answers = Answer.objects.filter(attempt_id=asked.attempt_id, position=after)
    if asked.unfolds_more or answers.exists():
        return reverse("quizzes:question", args=[asked.attempt_id, after])
    return reverse("quizzes:check-answers", args=[asked.attempt_id])


def only_moves(request: SignedInRequest, asked: Answer, now: datetime) -> bool:
    """Tell whether a locked answer's page sent this: it holds no answer to keep."""
    is_open = asked.attempt.is_open and not is_past(asked.attempt, now)
    is_locked = asked.is_closed and may_look_at(asked)
    return "base_rev" not in request.POST and is_open and is_locked


def further_on(request: SignedInRequest, asked: Answer) -> HttpResponse:
    """Go where the attempt has come to, from a question that is closed or to come."""
    is_here = may_look_at(asked)
    position = asked.position if is_here else furthest_reached(asked)
    address = reverse("quizzes:question", args=[asked.attempt_id, position])
    if wants_json(request):
        return json_reply({"closed": True, "receipt": address}, status=409)
    words = _why_closed(asked, is_here=is_here)
    if asked.is_closed:
        messages.info(request, words % {"number": asked.position})
    if request.method == "POST":
        messages.warning(
            request,
            _("What you sent is kept for your instructor to see, and does not count."),
        )
    return redirect(address)


def _why_closed(asked: Answer, *, is_here: bool) -> str:
    """Return why a question takes no answer any more."""
    if is_here:
        return _("Question %(number)s is locked: its last try is used.")
    if asked.attempt.is_one_way:
        return _(
            "Question %(number)s is closed: in this quiz there is no way back. "
            "Go on from here."
        )
    return _(
        "Question %(number)s is closed: in this case there is no way back. "
        "Go on from here."
    )
