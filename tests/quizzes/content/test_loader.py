from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.content.faults import CourseInvalidError
from courses.models import AuditEntry, Course, Lesson, Reference, Term, Unit
from quizzes.content.loader import load_course
from quizzes.models import Item, ItemVersion, Quiz, Slot
from tests.factories.packages import FILES, spoil, write_package

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
ITEMS = "items/stopping.yaml"

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """Load the small package; what is given replaces files."""

    def load(changed=None, *, now=NINE, **options):
        root = write_package(tmp_path, changed)
        for name, text in (changed or {}).items():
            if text is None:
                (root / name).unlink(missing_ok=True)
        return load_course(root, check=False, now=now, **options)

    return load


def another_lesson():
    """Return the files of a package with a second lesson and its check."""
    head, _end, rest = FILES["lessons/first-step.md"].partition("## Not")
    figure = rest[rest.index("::: figure") : rest.index("::: check")]
    items = FILES["items/stopping.yaml"]
    check = items[: items.index("- code: findings")].rstrip()
    return {
        "lessons/second-step.md": f"{head}## Then\n\n{figure}::: check second\n:::\n",
        "items/second.yaml": f"{check}\n  lint: {{L33: alike on purpose}}\n".replace(
            "first-step-size", "second"
        ),
        **spoil("course.yaml", "[first-step]", "[first-step, second-step]"),
    }


def test_load_writes_the_whole_course(load):
    report = load()

    course = Course.objects.get(slug="small")
    assert (course.title, course.review_status) == ("A small course", "unreviewed")
    assert course.loaded_at == NINE
    lesson = Lesson.objects.get(slug="first-step")
    assert lesson.unit == Unit.objects.get(slug="stopping")
    assert [block["type"] for block in lesson.blocks] == ["html", "figure", "check"]
    assert [each.code for each in lesson.objectives.all()] == ["TAPER-1"]
    assert Reference.objects.get(key="asam-2025").statuses == [
        "confirmed",
        "known",
        "secondary",
    ]
    assert Term.objects.get(slug="physical-dependence").also == ["dependence"]
    assert report.lines() == [
        "course: 1 new",
        "objectives: 1 new",
        "sources: 2 new",
        "glossary words: 2 new",
        "units: 1 new",
        "lessons: 1 new",
        "items: 3 new",
        "item versions: 3 new",
        "quizzes: 1 new",
        "quiz slots: 2 new",
    ]


def test_load_publishes_items_and_fills_pools(load):
    load()

    item = Item.objects.get(code="findings")
    assert (item.use, item.step, item.bloom, item.tags) == (
        "pool",
        "recognize-cues",
        "analyze",
        ["taper"],
    )
    assert (item.current_version.number, item.current_version.max_points) == (1, 2)
    assert item.current_version.key == {"correct": ["a", "c"]}
    quiz = Quiz.objects.get(slug="stopping")
    assert (quiz.pass_mark, quiz.attempts_allowed) == (70, 3)
    assert [
        (slot.weight, slot.draw, [each.code for each in slot.pool.all()])
        for slot in quiz.slots.all()
    ] == [(Decimal(2), 1, ["findings"]), (Decimal(1), 1, ["dose"])]


def test_same_package_again_changes_nothing(load):
    load()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load(now=TEN)

    writes = ("INSERT", "UPDATE", "DELETE")
    assert [q for q in queries.captured_queries if q["sql"].startswith(writes)] == []
    assert not report
    assert report.lines() == []
    assert Course.objects.get().loaded_at == NINE


def test_check_writes_nothing(tmp_path):
    report = load_course(write_package(tmp_path), check=True, now=NINE)

    assert report.course == "A small course"
    assert not Course.objects.exists()


def test_faults_write_nothing(load):
    load()
    before = Course.objects.values().get()

    with pytest.raises(CourseInvalidError):
        load(spoil("course.yaml", "title: A small course", "title: ''"), now=TEN)

    assert Course.objects.values().get() == before


def test_changed_item_gets_a_version_and_keeps_the_old_one(load):
    load()
    first = Item.objects.get(code="dose").current_version

    report = load(spoil(ITEMS, "What dose is", "Which dose is"), now=TEN)

    item = Item.objects.get(code="dose")
    assert item.current_version.number == 2
    assert item.current_version.created_at == TEN
    first.refresh_from_db()
    assert first.summary.startswith("A patient takes 2\xa0mg a day. What dose")
    assert ItemVersion.objects.count() == 4
    assert report.lines() == [
        "course: 1 changed",
        "item versions: 1 new",
        "item dose changed: version 2",
    ]


def test_changed_tag_needs_no_version(load):
    load()

    report = load(spoil(ITEMS, "bloom: analyze", "bloom: evaluate"))

    assert Item.objects.get(code="findings").bloom == "evaluate"
    assert report.lines() == ["course: 1 changed", "items: 1 changed"]


def test_dropped_item_retires_and_comes_back(load):
    load()
    start = FILES[ITEMS].index("- code: dose")
    without = {
        ITEMS: FILES[ITEMS][:start],
        **spoil(
            "quizzes/stopping.yaml",
            "  - {draw: 1, from: {tags: [taper], objectives: [TAPER-1]}}\n",
            "",
        ),
    }

    report = load(without)

    assert Item.objects.get(code="dose").status == "retired"
    assert report.lines() == [
        "course: 1 changed",
        "items: 1 gone",
        "quizzes: 1 changed",
        "quiz slots: 1 gone",
    ]
    load()
    item = Item.objects.get(code="dose")
    assert (item.status, item.current_version.number) == ("live", 1)


def test_dropped_lesson_retires(load):
    load(another_lesson())
    report = load({**FILES, "lessons/second-step.md": None, "items/second.yaml": None})

    assert Lesson.objects.get(slug="second-step").is_retired
    assert not Lesson.objects.get(slug="first-step").is_retired
    assert "lessons: 1 gone" in report.lines()


def test_dropped_unit_and_quiz_retire(load):
    unit = (
        "  - slug: extra\n    title: Extra\n"
        "    lessons: [second-step]\n    quizzes: [extra]\n"
    )
    quiz = FILES["quizzes/stopping.yaml"].replace("slug: stopping", "slug: extra")
    course = {"course.yaml": FILES["course.yaml"] + unit}
    load({**another_lesson(), **course, "quizzes/extra.yaml": quiz})

    gone = ("lessons/second-step.md", "items/second.yaml", "quizzes/extra.yaml")
    load({**FILES, **dict.fromkeys(gone)})

    assert Unit.objects.get(slug="extra").is_retired
    assert Quiz.objects.get(slug="extra").is_retired


def test_dropped_words_and_sources_go(load):
    load(
        {
            "references.yaml": FILES["references.yaml"]
            + "extra:\n  title: T\n  organization: O\n",
            "glossary.yaml": FILES["glossary.yaml"] + "extra:\n  meaning: M.\n",
        }
    )

    report = load(FILES)

    assert not Reference.objects.filter(key="extra").exists()
    assert not Term.objects.filter(slug="extra").exists()
    assert {"sources: 1 gone", "glossary words: 1 gone"} <= set(report.lines())


def test_changed_weight_makes_a_new_slot_and_keeps_the_old_one(load):
    load()
    old = Slot.objects.get(position=1)

    report = load(spoil("quizzes/stopping.yaml", 'weight: "2"', 'weight: "3"'))

    old.refresh_from_db()
    assert (old.weight, old.is_retired) == (2, True)
    assert Slot.objects.get(position=1, is_retired=False).weight == 3
    assert "quiz slots: 1 new, 1 gone" in report.lines()


def test_larger_pool_keeps_its_slot(load):
    load()
    slot = Slot.objects.get(position=2)
    start = FILES[ITEMS].index("- code: dose")
    twin = FILES[ITEMS][start:].replace("dose", "more", 1)
    reason = "  lint: {L33: the same once more}\n"

    report = load({ITEMS: f"{FILES[ITEMS]}\n{twin}{reason}"})

    slot.refresh_from_db()
    assert not slot.is_retired
    assert [item.code for item in slot.pool.all()] == ["dose", "more"]
    assert "quiz slots: 1 changed" in report.lines()


def test_item_may_change_its_objective(load):
    two = FILES["course.yaml"].replace(
        "units:",
        "  - code: TAPER-2\n    text: T\n    bloom: apply\n"
        "    client_need: management-of-care\n    naplex: professional-practice\n"
        "units:",
    )
    load({"course.yaml": two})
    start = FILES[ITEMS].index("- code: findings")
    moved = FILES[ITEMS][:start] + FILES[ITEMS][start:].replace(
        "[TAPER-1]", "[TAPER-2]", 1
    )

    load({"course.yaml": two, ITEMS: moved})

    item = Item.objects.get(code="findings")
    assert [each.code for each in item.objectives.all()] == ["TAPER-2"]


def test_load_that_changes_something_leaves_a_trace(load):
    load()
    digest = Course.objects.get().digest
    load(spoil("course.yaml", '"2026.1"', '"2026.2"'), now=TEN)
    load(spoil("course.yaml", '"2026.1"', '"2026.2"'), now=TEN)

    entry, first = AuditEntry.objects.all()
    assert (first.action, first.subject, first.actor) == (
        "load course",
        "courses.course",
        None,
    )
    assert entry.before == {"edition": "2026.1", "digest": digest}
    assert entry.after["edition"] == "2026.2"
    assert entry.after["course"] == "1 changed"
    assert entry.at == TEN


def test_progress_counts_to_the_end(load):
    seen = []

    load(progress=lambda done, of, name: seen.append((done, of, name)))

    names = ["sources", "glossary words", "drugs", "boxed warnings", "articles"]
    names += ["lessons", "claims", "items", "quizzes"]
    assert seen == [(at, 9, name) for at, name in enumerate(names, start=1)]
