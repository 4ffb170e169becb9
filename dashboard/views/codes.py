"""Join codes: how students get into a class, and how that ends."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from config.http import SignedInRequest
from courses.models import JoinCode
from courses.services.enrolment import create_join_code, revoke_join_code
from courses.views.access import instructor_enrolment, staff_enrolment
from dashboard.views.pages import class_page


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: SignedInRequest, cohort_id: int) -> HttpResponse:
    """List the codes of a class; posting makes a new one."""
    if request.method == "POST":
        enrolment = instructor_enrolment(request, cohort_id)
        made = create_join_code(
            cohort=enrolment.cohort, by=request.user, now=timezone.now()
        )
        said = _("%(code)s lets students into this class.")
        messages.success(request, said % {"code": made.shown})
        return redirect("dashboard:codes", cohort_id)
    enrolment = staff_enrolment(request, cohort_id)
    context = {
        "tab": "codes",
        "codes": [
            (code, request.build_absolute_uri(reverse("courses:join", args=[code])))
            for code in enrolment.cohort.join_codes.select_related("created_by")
        ],
    }
    return class_page(request, "dashboard/codes.html", enrolment, context)


@require_POST
def revoke_code(request: SignedInRequest, cohort_id: int, code_id: int) -> HttpResponse:
    """Stop a code from letting anyone in."""
    enrolment = instructor_enrolment(request, cohort_id)
    own = JoinCode.objects.select_related("cohort")
    code = get_object_or_404(own, pk=code_id, cohort=enrolment.cohort)
    revoke_join_code(code=code, by=request.user, now=timezone.now())
    said = _("%(code)s lets nobody in any more. Those who joined with it stay.")
    messages.success(request, said % {"code": code.shown})
    return redirect("dashboard:codes", cohort_id)
