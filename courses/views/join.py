"""Joining a class by its code."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from config.http import SignedInRequest
from courses.errors import (
    AlreadyEnrolledError,
    CourseError,
    LeftCohortError,
    RevokedCodeError,
)
from courses.forms import JoinForm
from courses.services.enrolment import LENGTH, join_cohort, normalized

TEMPLATE = "courses/join.html"
TOO_MANY = 429
UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: SignedInRequest, code: str = "") -> HttpResponse:
    """Ask for a code, or take the one in the link, and join what it opens."""
    if request.method != "POST":
        return render(request, TEMPLATE, {"form": JoinForm(initial={"code": code})})
    form = JoinForm(request.POST)
    if not _is_allowed(request, dry_run=True):
        form.add_error(
            "code", _("That was ten wrong codes in an hour. Try again in an hour.")
        )
        return render(request, TEMPLATE, {"form": form}, status=TOO_MANY)
    if form.is_valid():
        return _join(request, form)
    return render(request, TEMPLATE, {"form": form}, status=UNPROCESSABLE)


def _is_allowed(request: SignedInRequest, *, dry_run: bool) -> bool:
    """Tell whether another code may be tried; without `dry_run`, count one as wrong."""
    return bool(
        ratelimit.consume(
            request, action="join_cohort", user=request.user, dry_run=dry_run
        )
    )


def _join(request: SignedInRequest, form: JoinForm) -> HttpResponse:
    """Enrol the viewer, or say at the field what is wrong with the code."""
    code = form.cleaned_data["code"]
    try:
        enrolment = join_cohort(user=request.user, code=code, now=timezone.now())
    except AlreadyEnrolledError as error:
        text = _("You are in %(name)s already. This is its page.")
        messages.info(request, text % {"name": error.name})
        return redirect("study:home", error.cohort_id)
    except CourseError as error:
        _is_allowed(request, dry_run=False)
        form.add_error("code", _refusal(error, code))
        return render(request, TEMPLATE, {"form": form}, status=UNPROCESSABLE)
    name = enrolment.cohort.name
    messages.success(request, _("You joined %(name)s.") % {"name": name})
    return redirect("study:home", enrolment.cohort_id)


def _refusal(error: CourseError, code: str) -> str:
    """Say why `code` lets no one in, and what to do about it."""
    if isinstance(error, LeftCohortError):
        text = _("You are no longer in %(name)s. Ask your instructor to add you again.")
        return text % {"name": error}
    if isinstance(error, RevokedCodeError):
        text = _("The code %(code)s was withdrawn. Ask your instructor for a new one.")
    else:
        text = _("No class has the code %(code)s. Check it with your instructor.")
    return text % {"code": _as_written(code)}


def _as_written(code: str) -> str:
    """Return a code in two groups of four, or as it was typed if it is none."""
    plain = normalized(code)
    return f"{plain[:4]}-{plain[4:]}" if len(plain) == LENGTH else code
