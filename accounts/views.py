"""A person's own page, and the theme."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.context_processors import THEMES
from accounts.forms import ProfileForm
from accounts.services.people import change_profile
from config.http import SignedInRequest, unprocessable

ONE_YEAR = 365 * 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Show a person's name and clock, and let them change both."""
    user = request.user
    form = ProfileForm(
        request.POST or None,
        current=user.time_zone,
        initial={"display_name": user.display_name, "time_zone": user.time_zone},
    )
    template = "accounts/profile.html"
    if request.method != "POST":
        return render(request, template, {"form": form})
    if not form.is_valid():
        return unprocessable(request, template, {"form": form})
    change_profile(user=user, **form.cleaned_data)
    messages.success(request, _("Your profile is saved."))
    return redirect("accounts:profile")


@require_POST
@login_not_required
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark in a cookie, or leave it to the system, then go back."""
    response = redirect(_own_page(request))
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            "theme",
            chosen,
            max_age=ONE_YEAR,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


def _own_page(request: HttpRequest) -> str:
    """Return the `next` that was posted if it is a page of ours, or the first page."""
    target = request.POST.get("next", "")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts=None, require_https=request.is_secure()
    )
    return target if is_ours else "/"
