"""The gallery of items: for those who judge how Rounds asks and marks."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from config.http import SignedInRequest
from courses.models import Enrolment, Role
from quizzes.forms import FORMS
from quizzes.gallery import EXAMPLES
from quizzes.reports.gallery import Exhibit, exhibit_of, gallery_page, marked
from quizzes.views.list_view import keep_view

# What the script of a check asks for: the example alone, to be swapped in.
FRAGMENT = "text/html; fragment=check"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: SignedInRequest) -> HttpResponse:
    """Show an example of every kind of item; posting chooses the view of a person."""
    _refuse_others(request)
    if request.method == "POST":
        keep_view(request)
        return redirect("quizzes:gallery")
    return render(request, "quizzes/gallery/gallery.html", {"page": gallery_page()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_example(request: SignedInRequest, slug: str) -> HttpResponse:
    """Mark an answer to one example and explain it; nothing is kept."""
    _refuse_others(request)
    if slug not in EXAMPLES:
        raise Http404
    if request.method != "POST":
        return redirect("quizzes:gallery")
    tried = _tried(request, exhibit_of(EXAMPLES[slug]))
    status = 422 if tried.error else 200
    if request.headers.get("Accept") == FRAGMENT:
        template = "quizzes/gallery/_exhibit.html"
        return render(request, template, {"exhibit": tried}, status=status)
    context = {"page": gallery_page(tried)}
    return render(request, "quizzes/gallery/gallery.html", context, status=status)


def _refuse_others(request: SignedInRequest) -> None:
    """Let in who instructs any class, and everyone in the demonstration.

    Raises:
        Http404: the viewer is neither; a guess learns nothing.
    """
    if getattr(settings, "IS_DEMONSTRATION", False):
        return
    own = Enrolment.objects.active().of(request.user)
    if not own.filter(role=Role.INSTRUCTOR).exists():
        raise Http404


def _tried(request: SignedInRequest, exhibit: Exhibit) -> Exhibit:
    """Return an example with what was posted to it, explained or refused."""
    example = exhibit.example
    form = FORMS[exhibit.kind](
        request.POST, kind_name=exhibit.kind, content=example.content
    )
    if not form.is_valid():
        error = " ".join(map(str, form.non_field_errors()))
        return exhibit.refused(form.given(), error)
    return marked(exhibit, form.cleaned_data["response"])
