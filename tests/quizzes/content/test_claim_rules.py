"""What claims may not say, and what loading them writes."""

from datetime import UTC, datetime

import pytest

from courses.content.faults import CourseInvalidError
from courses.models import Article, Claim, ClaimJudgment, Reference
from quizzes.content.course import read_course
from quizzes.content.loader import load_course
from tests.factories.claims import CLAIMS, ClaimJudgmentFactory, spoiled
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.packages import write_package

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def faults_of(root, changed):
    try:
        read_course(write_package(root, {"claims.yaml": CLAIMS, **changed}))
    except CourseInvalidError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "Start with what is true.",
            "Within 3 days it is gone.",
            "22: “3 days” has no source in its sentence or row; add [@key] there, or "
            "say that it is arithmetic or invented",
            id="uncited-amount",
        ),
        pytest.param(
            "A body adapts slowly.",
            "An addict suffers.",
            "29: “addict” judges the person (L36); name the person: a person with …",
            id="stigma",
        ),
        pytest.param(
            "Small steps are advised",
            "Steps of .5 mg are advised",
            "28: “.5” is misread in orders (L31); put a zero before the point",
            id="naked-decimal",
        ),
    ],
)
def test_fault_is_told_with_its_line(tmp_path, old, new, fault):
    assert faults_of(tmp_path, spoiled(old, new)) == [f"claims.yaml:{fault}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Start with", "Start with “addict”, and with", id="quoted"),
        pytest.param("Small steps", "Steps of 5 to 10 %", id="cited-amount"),
        pytest.param("10 mg at once", "99 mg in 3 days", id="the-text-itself"),
    ],
)
def test_claim_says_nothing_amiss(tmp_path, old, new):
    assert faults_of(tmp_path, spoiled(old, new)) == []


@pytest.fixture
def load(tmp_path, db):
    """Load the small package with claims; what is given replaces files."""

    def load(changed=None):
        files = {"claims.yaml": CLAIMS, **(changed or {})}
        root = write_package(tmp_path, files)
        if files["claims.yaml"] is None:
            (root / "claims.yaml").unlink(missing_ok=True)
        return load_course(root, check=False, now=NINE)

    return load


def test_load_writes_the_text_and_its_claims(load):
    report = load()

    article = Article.objects.get()
    assert (article.title, [each["id"] for each in article.evidence]) == (
        "A web page",
        ["label", "review"],
    )
    assert list(Claim.objects.values_list("number", "verdict", "settled_by")) == [
        (1, "supported", ["label"]),
        (2, "wrong", ["label", "review"]),
        (3, "misleading", ["review"]),
    ]
    assert {"articles: 1 new", "claims: 3 new"} <= set(report.lines())


def test_sources_of_claims_count_as_cited(load):
    load(spoiled("[@fda-2020]", "[@fda-2020]{.secondary}"))

    assert Reference.objects.get(key="fda-2020").statuses == ["confirmed", "secondary"]


def test_second_load_changes_nothing(load):
    load()

    assert not load()


def test_dropped_claim_is_retired_and_its_judgments_stay(load):
    load()
    claim = Claim.objects.get(number=3)
    cohort = CohortFactory(course=claim.course)
    ClaimJudgmentFactory(enrolment=EnrolmentFactory(cohort=cohort), claim=claim)

    load(spoiled(CLAIMS[CLAIMS.index("  - label: Paragraph 2") :], ""))

    claim.refresh_from_db()
    assert claim.is_retired
    assert ClaimJudgment.objects.count() == 1


def test_course_that_drops_its_claims_has_no_text(load):
    load()
    load({"claims.yaml": None})

    assert not Article.objects.exists()
    assert not Claim.objects.filter(is_retired=False).exists()
