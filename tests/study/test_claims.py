"""The claim desk."""

import pytest
from django.urls import reverse

from courses.models import Claim, ClaimJudgment, Verdict
from study.reports.claims import desk_of
from tests.factories.claims import ArticleFactory, ClaimFactory, ClaimJudgmentFactory
from tests.factories.courses import EnrolmentFactory

WRONG = {"verdict": "wrong", "evidence": ["review"]}
# What must not be on a page before the claim is judged.
SECRETS = ("nothing of the kind", "Somebody could be harmed", "review-2012", "Verdict:")


@pytest.fixture
def article(course):
    """The text that the course takes apart."""
    return ArticleFactory(course=course)


@pytest.fixture
def claims(course, article):
    """Two claims of the first paragraph and one of the second."""
    return [
        ClaimFactory(course=course, number=1, verdict=Verdict.SUPPORTED),
        ClaimFactory(course=course, number=2),
        ClaimFactory(course=course, number=3, paragraph=1, use=Claim.Use.DISCUSS),
    ]


def url(name, enrolment, *args):
    return reverse(f"study:{name}", args=[enrolment.cohort_id, *args])


def words(page):
    """Return the page with white space as a reader sees it."""
    return " ".join(page.content.decode().split())


def judge(enrolment, claim, verdict):
    return ClaimJudgmentFactory(enrolment=enrolment, claim=claim, verdict=verdict)


def test_desk_lists_the_claims_by_paragraph(signed_in, enrolment, claims):
    page = signed_in.get(url("claims", enrolment))

    assert [
        (part.label, [line.number for line in part.claims])
        for part in page.context["parts"]
    ] == [("Paragraph 1", [1, 2]), ("Paragraph 2", [3])]
    assert "0 of 3 claims judged." in words(page)


def test_desk_counts_what_agrees_and_leaves_close_calls_out(enrolment, claims):
    judge(enrolment, claims[0], "supported")
    judge(enrolment, claims[1], "misleading")
    judge(enrolment, claims[2], "supported")

    desk = desk_of(enrolment)

    assert (len(desk.judged), desk.counted, desk.agreed, desk.differing) == (3, 2, 1, 2)
    assert desk.first_open is None


def test_desk_shows_where_i_differed(signed_in, enrolment, claims):
    judge(enrolment, claims[0], "supported")
    judge(enrolment, claims[2], "supported")

    page = signed_in.get(url("claims", enrolment), {"show": "differed"})

    assert [line.number for part in page.context["parts"] for line in part.claims] == [
        3
    ]


def test_desk_says_where_nothing_differed(signed_in, enrolment, claims):
    page = signed_in.get(url("claims", enrolment), {"show": "differed"})

    assert "You have differed nowhere so far" in words(page)


def test_link_to_report_an_error_says_which_claim(signed_in, enrolment, claims):
    page = signed_in.get(url("claim", enrolment, 2)).content.decode()

    assert 'Report an error<span class="visually-hidden">: claim 2</span>' in page


@pytest.mark.parametrize("name", ["claims", "claim"])
def test_verdict_is_on_no_page_before_the_claim_is_judged(
    signed_in, enrolment, claims, name
):
    address = url(name, enrolment, *([2] if name == "claim" else []))

    shown = [
        signed_in.get(address),
        signed_in.post(url("claim", enrolment, 2), {"verdict": "wrong"}),
    ]

    texts = [page.content.decode() for page in shown]
    assert [secret for text in texts for secret in SECRETS if secret in text] == []


def test_list_tells_nothing_of_a_claim_that_waits(signed_in, enrolment, claims):
    judge(enrolment, claims[0], "supported")

    text = words(signed_in.get(url("claims", enrolment)))

    assert (text.count("Supported"), text.count("To judge")) == (1, 2)
    assert "Wrong" not in text


def test_judging_keeps_it_and_shows_the_verdict(signed_in, enrolment, claims):
    reply = signed_in.post(url("claim", enrolment, 2), WRONG)

    judgment = ClaimJudgment.objects.get()
    assert (judgment.enrolment, judgment.claim) == (enrolment, claims[1])
    assert (judgment.verdict, judgment.evidence) == ("wrong", ["review"])
    address = url("claim", enrolment, 2)
    assert (reply.status_code, reply.url) == (302, f"{address}#verdict")
    page = words(signed_in.get(address))
    assert "Verdict: Wrong" in page
    assert "You judged it the same." in page
    assert "A review found nothing of the kind." in page
    assert 'id="ref-review-2012"' in page


def test_answer_tells_what_would_settle_it_and_what_i_chose(
    signed_in, enrolment, claims
):
    signed_in.post(
        url("claim", enrolment, 2), {"verdict": "wrong", "evidence": ["label"]}
    )

    answer = signed_in.get(url("claim", enrolment, 2)).context["page"].answer

    assert [(kind.text, kind.fits, kind.was_chosen) for kind in answer.kinds] == [
        ("The label", False, True),
        ("A review", True, False),
        ("A survey", False, False),
    ]


@pytest.mark.parametrize(
    ("number", "verdict", "told"),
    [
        (2, "wrong", "You judged it the same."),
        (2, "supported", "You judged it: Supported."),
        (3, "supported", "Close call: discuss."),
    ],
)
def test_answer_says_how_mine_stands_to_it(
    signed_in, enrolment, claims, number, verdict, told
):
    judge(enrolment, claims[number - 1], verdict)

    assert told in words(signed_in.get(url("claim", enrolment, number)))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"evidence": ["review"]}, "Choose a verdict."),
        ({"verdict": "wrong"}, "Choose at least one kind of evidence."),
        (
            {"verdict": "false", "evidence": ["review"]},
            "“false” is no verdict. Choose one of the five.",
        ),
        (
            {"verdict": "wrong", "evidence": ["rumor"]},
            "“rumor” is not in the list. Choose one that is.",
        ),
    ],
)
def test_half_a_judgment_is_refused(signed_in, enrolment, claims, sent, told):
    page = signed_in.post(url("claim", enrolment, 2), sent)

    assert (page.status_code, ClaimJudgment.objects.count()) == (422, 0)
    assert told in words(page)


def test_second_judgment_changes_nothing(signed_in, enrolment, claims):
    judge(enrolment, claims[1], "supported")

    page = signed_in.post(url("claim", enrolment, 2), WRONG, follow=True)

    assert ClaimJudgment.objects.get().verdict == "supported"
    assert "You judged this claim before. That verdict stands." in words(page)


def test_next_claim_is_the_next_open_one_and_then_from_the_top(
    signed_in, enrolment, claims
):
    judge(enrolment, claims[1], "wrong")
    after_second = signed_in.get(url("claim", enrolment, 2)).context["page"].following
    judge(enrolment, claims[2], "wrong")
    after_third = signed_in.get(url("claim", enrolment, 3)).context["page"].following

    assert (after_second.number, after_third.number) == (3, 1)


def test_what_others_judged_is_not_mine(signed_in, enrolment, claims):
    other = EnrolmentFactory(cohort=enrolment.cohort)
    judge(other, claims[1], "supported")

    page = signed_in.get(url("claim", enrolment, 2))

    assert page.context["page"].answer is None


def test_method_stands_on_one_page(signed_in, enrolment, article):
    page = words(signed_in.get(url("claims-method", enrolment)))

    assert "How to read a page" in page
    assert "What is claimed?" in page
    assert "Good evidence says otherwise." in page


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("claims", []),
        ("claim", [2]),
        ("claims-method", []),
    ],
)
def test_desk_of_another_class_is_not_there(client, enrolment, claims, name, args):
    client.force_login(EnrolmentFactory().user)

    assert client.get(url(name, enrolment, *args)).status_code == 404


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("claims", []),
        ("claim", [2]),
        ("claims-method", []),
    ],
)
def test_course_without_a_text_has_no_desk(signed_in, enrolment, name, args):
    assert signed_in.get(url(name, enrolment, *args)).status_code == 404


@pytest.mark.parametrize("number", [9, 4])
def test_unknown_or_retired_claim_is_not_there(
    signed_in, enrolment, course, claims, number
):
    ClaimFactory(course=course, number=4, is_retired=True)

    address = url("claim", enrolment, number)

    assert signed_in.get(address).status_code == 404
    assert signed_in.post(address, WRONG).status_code == 404


def test_stranger_is_sent_to_sign_in(client, enrolment, claims):
    reply = client.get(url("claims", enrolment))

    assert reply.status_code == 302
    assert reply.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("has_text", [True, False])
def test_home_leads_to_the_desk_where_there_is_one(signed_in, enrolment, has_text):
    if has_text:
        ArticleFactory(course=enrolment.cohort.course)

    page = signed_in.get(reverse("study:home", args=[enrolment.cohort_id]))

    assert (f'href="{url("claims", enrolment)}"' in page.content.decode()) is has_text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("claims", 5), ("claim", 6), ("claims-method", 4)]
)
def test_page_costs_as_much_however_many_claims(
    signed_in, enrolment, article, django_assert_num_queries, name, queries, count
):
    for number in range(1, count + 1):
        claim = ClaimFactory(course=article.course, number=number)
        judge(enrolment, claim, "wrong")
    address = url(name, enrolment, *([1] if name == "claim" else []))

    with django_assert_num_queries(queries):
        signed_in.get(address)
