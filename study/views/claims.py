"""The claim desk: a text's claims, each judged before its verdict is shown."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config.http import SignedInRequest
from courses.models import Article, Claim, Enrolment, Verdict
from courses.services.claims import judge_claim
from courses.views.access import own_enrolment
from study.claim_forms import MEANINGS, JudgmentForm
from study.reports.claims import ClaimPage, claim_page, desk_of

DIFFERED = "differed"


@never_cache
@require_safe
def desk(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show every claim, or those that I judged otherwise."""
    enrolment = own_enrolment(request, cohort_id)
    page = desk_of(enrolment)
    if page is None:
        raise Http404
    only_differing = request.GET.get("show") == DIFFERED
    context = {
        "enrolment": enrolment,
        "page": page,
        "parts": page.parts(only_differing=only_differing),
        "only_differing": only_differing,
    }
    return render(request, "study/claims.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest, cohort_id: int, number: int) -> HttpResponse:
    """Ask for a verdict, keep it, and show what the evidence says."""
    enrolment = own_enrolment(request, cohort_id)
    page = claim_page(enrolment, number)
    if page is None:
        raise Http404
    if request.method == "POST":
        return _judge(request, page)
    return _shown(request, page, JudgmentForm(article=page.desk.article))


@never_cache
@require_safe
def method(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """Show how to appraise a claim, on one page to print."""
    enrolment = own_enrolment(request, cohort_id)
    article = get_object_or_404(Article, course=enrolment.cohort.course_id)
    verdicts = [(each.label, MEANINGS[each]) for each in Verdict]
    context = {"enrolment": enrolment, "article": article, "verdicts": verdicts}
    return render(request, "study/claims_method.html", context)


def _judge(request: SignedInRequest, page: ClaimPage) -> HttpResponse:
    """Keep a judgment; the first one stands."""
    enrolment = page.desk.enrolment
    form = JudgmentForm(request.POST, article=page.desk.article)
    if page.answer is not None:
        messages.info(request, _("You judged this claim before. That verdict stands."))
    elif form.is_valid():
        judge_claim(
            enrolment=enrolment,
            claim=_row(enrolment, page.line.number),
            verdict=Verdict(form.cleaned_data["verdict"]),
            evidence=form.cleaned_data["evidence"],
            now=timezone.now(),
        )
    else:
        return _shown(request, page, form, status=422)
    address = reverse("study:claim", args=[enrolment.cohort_id, page.line.number])
    return redirect(f"{address}#verdict")


def _row(enrolment: Enrolment, number: int) -> Claim:
    return Claim.objects.get(course=enrolment.cohort.course_id, number=number)


def _shown(
    request: SignedInRequest, page: ClaimPage, form: JudgmentForm, *, status: int = 200
) -> HttpResponse:
    context = {"enrolment": page.desk.enrolment, "page": page, "form": form}
    return render(request, "study/claim.html", context, status=status)
