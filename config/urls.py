"""The addresses: each app's, the operators' admin site, and health."""

from django.contrib import admin
from django.urls import include, path

from config.health import health

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
