"""The first page: the classes I belong to, and the way into another."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.http import SignedInRequest
from study.reports.catalogue import memberships_of


@never_cache
@require_safe
def catalogue(request: SignedInRequest) -> HttpResponse:
    """Show my classes."""
    memberships = memberships_of(request.user, timezone.now())
    return render(request, "study/catalogue.html", {"memberships": memberships})
