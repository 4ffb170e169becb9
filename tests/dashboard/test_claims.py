"""How a class judged the claims of a text."""

import pytest
from django.urls import reverse

from courses.models import Claim, Enrolment, Verdict
from dashboard.reports.claims import claims_report
from tests.factories.claims import ArticleFactory, ClaimFactory, ClaimJudgmentFactory
from tests.factories.courses import CohortFactory, EnrolmentFactory


@pytest.fixture
def article(cohort):
    return ArticleFactory(course=cohort.course)


def url(cohort):
    return reverse("dashboard:claims", args=[cohort.pk])


def judge(cohort, claim, *verdicts, **enrolment):
    for verdict in verdicts:
        who = EnrolmentFactory(cohort=cohort, **enrolment)
        ClaimJudgmentFactory(enrolment=who, claim=claim, verdict=verdict)


def test_shares_count_the_students_who_judged(cohort, article):
    first = ClaimFactory(course=cohort.course, verdict=Verdict.WRONG)
    ClaimFactory(course=cohort.course)
    judge(cohort, first, "wrong", "wrong", "misleading", "supported", "misleading")

    report = claims_report(cohort)

    assert [
        (line.judged, line.agreeing, line.share, line.commonest_other)
        for line in report.lines
    ] == [(5, 2, 0.4, "Misleading"), (0, 0, None, "")]
    assert (report.students, report.judgments) == (5, 5)


def test_shares_of_fewer_than_five_are_not_shown(cohort, article):
    claim = ClaimFactory(course=cohort.course, verdict=Verdict.WRONG)
    judge(cohort, claim, "wrong", "misleading", "misleading", "misleading")

    [line] = claims_report(cohort).lines

    assert (line.judged, line.share, line.commonest_other) == (4, None, "")


def test_only_students_who_are_still_here_count(cohort, article):
    claim = ClaimFactory(course=cohort.course)
    judge(cohort, claim, "wrong", instructor=True)
    judge(cohort, claim, "wrong", status=Enrolment.Status.LEFT)
    judge(CohortFactory(course=cohort.course), claim, "wrong")

    [line] = claims_report(cohort).lines

    assert line.judged == 0


def test_page_names_no_student(signed_in, cohort, article):
    claim = ClaimFactory(course=cohort.course, use=Claim.Use.DISCUSS)
    judge(cohort, claim, *["wrong"] * 5, user__display_name="Ada Obi")

    text = signed_in.get(url(cohort)).content.decode()

    assert ("100%" in text, "Close call" in text, "Ada Obi" in text) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("who", ["student", "stranger"])
def test_page_is_not_there_for_others(client, cohort, article, who):
    of = {"cohort": cohort} if who == "student" else {}
    client.force_login(EnrolmentFactory(**of).user)

    assert client.get(url(cohort)).status_code == 404


def test_course_without_a_text_has_no_page_and_no_tab(signed_in, cohort):
    overview = signed_in.get(reverse("dashboard:overview", args=[cohort.pk]))

    assert signed_in.get(url(cohort)).status_code == 404
    assert url(cohort) not in overview.content.decode()


def test_every_page_of_the_class_leads_to_it(signed_in, cohort, article):
    codes = signed_in.get(reverse("dashboard:codes", args=[cohort.pk]))

    assert f'href="{url(cohort)}"' in codes.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_as_much_however_many_claims(
    signed_in, cohort, article, django_assert_num_queries, count
):
    for claim in ClaimFactory.create_batch(count, course=cohort.course):
        judge(cohort, claim, *["wrong"] * count)

    with django_assert_num_queries(8):
        signed_in.get(url(cohort))
