"""The floor: as little as a page, and as little as a save, can be behind sign-in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from benchmarks.models import Note
from config.http import SignedInRequest, json_reply


@require_safe
def one_read(request: SignedInRequest) -> HttpResponse:
    """Read one row and show it."""
    note = get_object_or_404(Note, pk=1)
    return render(request, "benchmarks/floor.html", {"note": note})


@require_POST
def one_insert(request: SignedInRequest) -> HttpResponse:
    """Write one row and say so."""
    text = request.POST.get("text", "")
    Note.objects.create(user=request.user, text=text, created_at=timezone.now())
    return json_reply({"saved": True})
