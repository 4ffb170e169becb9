"""Addresses of the study pages."""

from django.urls import include, path

from study.views import (
    about,
    catalogue,
    claims,
    drugs,
    error_reports,
    home,
    lesson,
    progress,
)

LESSON = "cohorts/<row:cohort_id>/lessons/<slug:slug>/"
CLAIMS = "cohorts/<row:cohort_id>/claims/"

app_name = "study"
of_reports = [
    path("", error_reports.error_reports, name="error-reports"),
    path("lessons/<slug:slug>/", error_reports.report_lesson, name="report-lesson"),
    path(
        "lessons/<slug:slug>/<slug:code>/",
        error_reports.report_check,
        name="report-check",
    ),
    path(
        "questions/<row:attempt_id>/<int:position>/",
        error_reports.report_question,
        name="report-question",
    ),
    path(
        "cases/<row:attempt_id>/<int:position>/",
        error_reports.report_case,
        name="report-case",
    ),
    path("drugs/<slug:slug>/", error_reports.report_drug, name="report-drug"),
    path("claims/<row:number>/", error_reports.report_claim, name="report-claim"),
]
urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    path("about/", about.about, name="about"),
    path("cohorts/<row:cohort_id>/", home.home, name="home"),
    path("cohorts/<row:cohort_id>/progress/", progress.progress, name="progress"),
    path("cohorts/<row:cohort_id>/drugs/", drugs.index, name="drugs"),
    path("cohorts/<row:cohort_id>/drugs/<slug:slug>/", drugs.drug, name="drug"),
    path("cohorts/<row:cohort_id>/boxed-warnings/", drugs.boxes, name="boxes"),
    path(CLAIMS, claims.desk, name="claims"),
    path(f"{CLAIMS}method/", claims.method, name="claims-method"),
    path(f"{CLAIMS}<row:number>/", claims.claim, name="claim"),
    path(LESSON, lesson.lesson, name="lesson"),
    path(f"{LESSON}reached/", lesson.reach, name="reach"),
    path(f"{LESSON}checks/<slug:code>/", lesson.check, name="check"),
    path(f"{LESSON}labs/<slug:name>/", lesson.lab, name="lab"),
    path("cohorts/<row:cohort_id>/error-reports/", include(of_reports)),
]
