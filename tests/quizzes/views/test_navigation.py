"""A review leads wherever the other pages of its class lead."""

from django.urls import reverse

from tests.factories.drug_rows import DrugFactory
from tests.quizzes.addresses import attempt_url


def test_review_leads_to_the_drugs_where_there_are_any(student, attempt):
    drugs = reverse("study:drugs", args=[attempt.enrolment.cohort_id])
    student.post(attempt_url("submit", attempt))
    without = student.get(attempt_url("review", attempt)).content.decode()
    DrugFactory(course=attempt.enrolment.cohort.course)

    with_drugs = student.get(attempt_url("review", attempt)).content.decode()

    assert f'href="{drugs}"' not in without
    assert f'href="{drugs}"' in with_drugs
