"""The addresses: each app's, the operators' admin site, and health."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, register_converter

from config.converters import RowConverter
from config.health import health

# Operators sign in as everyone does, with the same limits on tries.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

register_converter(RowConverter, "row")

urlpatterns = [
    path("", include("study.urls")),
    path("", include("quizzes.urls")),
    path("", include("dashboard.urls")),
    path("", include("courses.urls")),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
]

handler500 = "config.unavailable.server_error"
