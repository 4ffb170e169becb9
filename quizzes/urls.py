"""Addresses of quizzes, attempts and reviews."""

from django.urls import path

from quizzes.views import gallery, offline, player, quiz, review

app_name = "quizzes"
urlpatterns = [
    path("cohorts/<row:cohort_id>/quizzes/<slug:slug>/", quiz.quiz, name="quiz"),
    path(
        "attempts/<row:attempt_id>/questions/<int:position>/",
        player.question,
        name="question",
    ),
    path(
        "attempts/<row:attempt_id>/check/", player.check_answers, name="check-answers"
    ),
    path("attempts/<row:attempt_id>/submit/", player.submit, name="submit"),
    path("attempts/<row:attempt_id>/receipt/", player.receipt, name="receipt"),
    path("attempts/<row:attempt_id>/review/", review.review, name="review"),
    # Beside the attempts: a worker serves the addresses under its own.
    path("attempts/worker.js", offline.worker, name="worker"),
    path("attempts/offline/", offline.no_connection, name="offline"),
    path("items/gallery/", gallery.gallery, name="gallery"),
    path("items/gallery/<slug:slug>/", gallery.try_example, name="try-example"),
]
