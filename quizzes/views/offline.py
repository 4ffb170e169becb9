"""What lets the pages of an open attempt be shown without a connection."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@login_not_required
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Start the service worker: its address decides which pages it may serve."""
    script = f'importScripts("{static("js/offline/worker.js")}");\n'
    return HttpResponse(script, content_type="text/javascript")


@login_not_required
@require_safe
def no_connection(request: HttpRequest) -> HttpResponse:
    """Say that a page needs the connection, and that the answers are safe."""
    return render(request, "quizzes/offline.html")
