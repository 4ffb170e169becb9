"""Addresses of the dashboard pages."""

from django.urls import include, path

from dashboard.views import (
    accommodations,
    claims,
    codes,
    error_reports,
    extensions,
    items,
    marking,
    overview,
    quizzes,
    regrade_openings,
    regrades,
    students,
    timeline,
    trail,
)

app_name = "dashboard"
of_class = [
    path("", overview.overview, name="overview"),
    path("names/", overview.names, name="names"),
    path("students/", students.students, name="students"),
    path("students/export/", students.export, name="export"),
    path("students/<row:enrolment_id>/", students.student, name="student"),
    path(
        "students/<row:enrolment_id>/time/",
        accommodations.accommodation,
        name="accommodation",
    ),
    path(
        "students/<row:enrolment_id>/time/remove/",
        accommodations.remove_extra_time,
        name="remove-extra-time",
    ),
    path("time/", accommodations.accommodations, name="accommodations"),
    path("attempts/<row:attempt_id>/", students.attempt, name="attempt"),
    path("attempts/<row:attempt_id>/timeline/", timeline.timeline, name="timeline"),
    path(
        "attempts/<row:attempt_id>/timeline/export/",
        timeline.export,
        name="export-timeline",
    ),
    path("items/", items.items, name="items"),
    path("items/<slug:code>/<int:number>/", items.item, name="item"),
    path("claims/", claims.claims, name="claims"),
    path("quizzes/", quizzes.quizzes, name="quizzes"),
    path("quizzes/<slug:slug>/", quizzes.quiz, name="quiz"),
    path("quizzes/<slug:slug>/extensions/", extensions.extensions, name="extensions"),
    path(
        "quizzes/<slug:slug>/extensions/add/",
        extensions.add_extension,
        name="add-extension",
    ),
    path("quizzes/<slug:slug>/extensions/outage/", extensions.outage, name="outage"),
    path(
        "quizzes/<slug:slug>/extensions/<row:extension_id>/revoke/",
        extensions.revoke_extension,
        name="revoke-extension",
    ),
    path("to-mark/", marking.to_mark, name="to-mark"),
    path("to-mark/<row:answer_id>/", marking.mark_answer, name="mark-answer"),
    path("error-reports/", error_reports.error_reports, name="error-reports"),
    path(
        "error-reports/<row:report_id>/",
        error_reports.error_report,
        name="error-report",
    ),
    path(
        "items/<slug:code>/<int:number>/regrade/",
        regrade_openings.open_regrade,
        name="open-regrade",
    ),
    path("regrades/", regrades.regrades, name="regrades"),
    path("regrades/<row:regrade_id>/", regrades.regrade, name="regrade"),
    path(
        "regrades/<row:regrade_id>/preview/<slug:choice>/",
        regrades.preview_regrade,
        name="preview-regrade",
    ),
    path("regrades/<row:regrade_id>/apply/", regrades.apply, name="apply-regrade"),
    path(
        "regrades/<row:regrade_id>/dismiss/", regrades.dismiss, name="dismiss-regrade"
    ),
    path(
        "regrades/<row:regrade_id>/put-back/",
        regrade_openings.put_back,
        name="put-back",
    ),
    path(
        "regrades/<row:regrade_id>/again/",
        regrade_openings.apply_again,
        name="apply-again",
    ),
    path("trail/", trail.trail, name="trail"),
    path("trail/export/", trail.export, name="export-trail"),
    path("codes/", codes.codes, name="codes"),
    path("codes/<row:code_id>/revoke/", codes.revoke_code, name="revoke-code"),
]
urlpatterns = [path("cohorts/<row:cohort_id>/dashboard/", include(of_class))]
