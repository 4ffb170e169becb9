"""Addresses of the dashboard pages."""

from django.urls import include, path

from dashboard.views import (
    claims,
    codes,
    error_reports,
    items,
    marking,
    overview,
    quizzes,
    students,
)

app_name = "dashboard"
of_class = [
    path("", overview.overview, name="overview"),
    path("names/", overview.names, name="names"),
    path("students/", students.students, name="students"),
    path("students/export/", students.export, name="export"),
    path("students/<row:enrolment_id>/", students.student, name="student"),
    path("attempts/<row:attempt_id>/", students.attempt, name="attempt"),
    path("items/", items.items, name="items"),
    path("items/<slug:code>/<int:number>/", items.item, name="item"),
    path("claims/", claims.claims, name="claims"),
    path("quizzes/", quizzes.quizzes, name="quizzes"),
    path("quizzes/<slug:slug>/", quizzes.quiz, name="quiz"),
    path("to-mark/", marking.to_mark, name="to-mark"),
    path("to-mark/<row:answer_id>/", marking.mark_answer, name="mark-answer"),
    path("error-reports/", error_reports.error_reports, name="error-reports"),
    path(
        "error-reports/<row:report_id>/",
        error_reports.error_report,
        name="error-report",
    ),
    path("codes/", codes.codes, name="codes"),
    path("codes/<row:code_id>/revoke/", codes.revoke_code, name="revoke-code"),
]
urlpatterns = [path("cohorts/<row:cohort_id>/dashboard/", include(of_class))]
