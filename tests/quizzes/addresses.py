"""Where the pages of a quiz are."""

from django.urls import reverse

# What our scripts ask for.
JSON = {"HTTP_ACCEPT": "application/json"}


def start_url(assignment):
    return reverse("quizzes:quiz", args=[assignment.cohort_id, assignment.quiz.slug])


def question_url(attempt, position=1):
    return reverse("quizzes:question", args=[attempt.pk, position])


def attempt_url(name, attempt):
    return reverse(f"quizzes:{name}", args=[attempt.pk])
