"""All addresses of Rounds, and those of the bare views."""

from django.urls import include, path

from benchmarks import views

urlpatterns = [
    path("floor/read/", views.one_read, name="one-read"),
    path("floor/insert/", views.one_insert, name="one-insert"),
    path("", include("config.urls")),
]
