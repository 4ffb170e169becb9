"""Addresses of the study pages."""

from django.urls import path

from study.views import about, catalogue, home, lesson, progress

LESSON = "cohorts/<row:cohort_id>/lessons/<slug:slug>/"

app_name = "study"
urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    path("about/", about.about, name="about"),
    path("cohorts/<row:cohort_id>/", home.home, name="home"),
    path("cohorts/<row:cohort_id>/progress/", progress.progress, name="progress"),
    path(LESSON, lesson.lesson, name="lesson"),
    path(f"{LESSON}reached/", lesson.reach, name="reach"),
    path(f"{LESSON}checks/<slug:code>/", lesson.check, name="check"),
]
