"""The drugs of a course: their index, one by one, and the boxed warnings."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from courses.views.access import own_enrolment
from study.forms import DrugsForm
from study.reports.drugs import boxes_page, drug_index, drug_page


@never_cache
@require_safe
def index(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List the drugs of the course, or those that were asked for.

    Raises:
        Http404: the course has none.
    """
    enrolment = own_enrolment(request, cohort_id)
    drugs = drug_index(enrolment)
    if not drugs.rows:
        raise Http404
    form = DrugsForm(request.GET, index=drugs)
    is_valid = form.is_valid()
    shown = drugs.shown(form.wish)
    context = {"enrolment": enrolment, "drugs": drugs, "form": form, "shown": shown}
    return render(request, "study/drugs.html", context, status=200 if is_valid else 422)


@never_cache
@require_safe
def drug(request: SignedInRequest, cohort_id: int, slug: str) -> HttpResponse:
    """Show one drug.

    Raises:
        Http404: the course has no such drug.
    """
    enrolment = own_enrolment(request, cohort_id)
    page = drug_page(enrolment, slug)
    if page is None:
        raise Http404
    return render(request, "study/drug.html", {"enrolment": enrolment, "page": page})


@never_cache
@require_safe
def boxes(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show the boxed warnings on one card.

    Raises:
        Http404: the course has none.
    """
    enrolment = own_enrolment(request, cohort_id)
    page = boxes_page(enrolment)
    if not page.boxes:
        raise Http404
    return render(request, "study/boxes.html", {"enrolment": enrolment, "page": page})
