"""What Rounds is, how its courses are written, and everything they cite."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from study.reports.about import bibliographies


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show the editorial policy and the sources, to anyone."""
    return render(request, "study/about.html", {"bibliographies": bibliographies()})
