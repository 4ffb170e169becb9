"""The course that ships has no fault, and faults planted in it are all found."""

import re
import shutil
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.management import CommandError, call_command

from courses.models import Course, Lesson
from quizzes.content.course import read_course
from quizzes.models import Item, ItemVersion

COURSE = Path(__file__).parent.parent / "fixtures" / "benzodiazepines"


class Plant(NamedTuple):
    """A fault to plant in the first line of a file that `there` matches."""

    file: str
    there: str
    put: str
    told: str


PLANTS = (
    Plant("course.yaml", "^language: .*", "language: english", "`language` is “engl"),
    Plant("course.yaml", "^edition:", "editon:", "did you mean `edition`?"),
    Plant(
        "lessons/receptor-and-drug-site.md",
        "^minutes: .*",
        "minutes: 45",
        "write at most 30",
    ),
    Plant(
        "lessons/mechanism-unknown.md",
        "^objectives: .*",
        "objectives: [MECH-9]",
        "unknown objective `MECH-9`",
    ),
    Plant(
        "lessons/flumazenil-and-z-drugs.md",
        r"\[@[a-z0-9-]+\]",
        "[@fda-flumazenyl]",
        "did you mean `fda-flumazenil`?",
    ),
    Plant(
        "lessons/half-life-and-accumulation.md",
        r"\[\[half-life\]\]",
        "[[halflife]]",
        "unknown glossary word `halflife`; did you mean `half-life`?",
    ),
    Plant(
        "lessons/equivalence-tables.md",
        "^::: check .*",
        "::: check no-such-check",
        "unknown item `no-such-check`",
    ),
    Plant("items/unit-1-checks.yaml", "^  rationale:", "  rational:", "key `rational`"),
    Plant("items/unit-1-flumazenil.yaml", "^      why:", "      wy:", "key `wy`"),
    Plant(
        "quizzes/how-benzodiazepines-work.yaml",
        r"\{item: [a-z-]+\}",
        "{item: receptor-two-sites}",
        "`receptor-two-sites` is a check of a lesson",
    ),
    Plant(
        "lessons/metabolism-and-the-liver.md",
        "^::: margin",
        "::: margn",
        "unknown directive `::: margn`; did you mean `margin`?",
    ),
    Plant(
        "lessons/mechanism-unknown.md",
        "^::: figure .*",
        "::: figure no-such-figure",
        "no drawing figures/no-such-figure.svg",
    ),
    Plant(
        "lessons/receptor-and-drug-site.md",
        r"\[@[a-z0-9-]+\](\{[^}]*\})?",
        "[@vinkers-2012]{.sure}",
        "`{.sure}` is no status",
    ),
    Plant(
        "lessons/flumazenil-and-z-drugs.md",
        r"^::: warning",
        "<b>Warning</b>",
        "raw HTML `<b>`",
    ),
    Plant(
        "items/unit-1-receptor.yaml",
        "^  reread: .*",
        "  reread: receptor-and-drug-site#nowhere",
        "has no section `nowhere`",
    ),
    Plant(
        "items/unit-2-metabolism.yaml",
        "^- code: .*",
        "- code: opening-frequency",
        "first in items/unit-1-barbiturates.yaml:3",
    ),
    Plant(
        "items/unit-2-half-life.yaml",
        "^  kind: .*",
        "  kind: multiple-chioce",
        "did you mean `multiple-choice`?",
    ),
    Plant("items/unit-2-liver.yaml", "^  bloom: .*", "  bloom: recall", "`bloom` is"),
    Plant(
        "quizzes/pharmacokinetics.yaml",
        "^pass_mark: .*",
        'pass_mark: "170"',
        "write 0 to 100",
    ),
    Plant(
        "figures/resedation.svg",
        "<svg ",
        '<svg onload="steal()" ',
        "`onload` on <svg> is not allowed",
    ),
    Plant("figures/resedation.narrow.svg", "<text ", '<text style="x" ', "`style` on"),
    Plant("references.yaml", "^  title:", "  titel:", "did you mean `title`?"),
    Plant("glossary.yaml", "^  meaning:", "  meanings:", "did you mean `meaning`?"),
)


def plant(root, planted):
    """Plant a fault and return the line that it is on."""
    path = root / planted.file
    text = path.read_text(encoding="utf-8")
    found = re.search(planted.there, text, re.MULTILINE)
    assert found, f"{planted.file} holds nothing like {planted.there}"
    spoiled = text[: found.start()] + planted.put + text[found.end() :]
    path.write_text(spoiled, encoding="utf-8")
    return text.count("\n", 0, found.start()) + 1


def test_shipped_course_has_no_fault():
    source = read_course(COURSE)

    assert len(source.package.lessons) == 21
    assert [case.form.form for case in source.cases].count("case") == 5
    assert [case.form.form for case in source.cases].count("trend") == 3
    assert [
        (quiz.form.slug, len(quiz.slots), sum(slot.draw for slot in quiz.slots))
        for quiz in source.quizzes
    ] == [
        ("approved-and-off-label", 4, 13),
        ("calculation-drill", 1, 10),
        ("cases-and-judgment", 9, 34),
        ("dependence-and-tapering", 7, 14),
        ("final-exam", 32, 50),
        ("giving-it-safely", 8, 14),
        ("how-benzodiazepines-work", 5, 12),
        ("pain-and-claims", 4, 13),
        ("pharmacokinetics", 5, 12),
        ("post-test", 20, 20),
        ("practice-unit-1", 4, 10),
        ("practice-unit-2", 4, 10),
        ("practice-unit-3", 3, 10),
        ("practice-unit-4", 3, 10),
        ("practice-unit-5", 4, 10),
        ("practice-unit-6", 6, 10),
        ("practice-unit-7", 7, 10),
        ("pre-test", 20, 20),
        ("safety", 5, 12),
    ]


def test_what_the_exam_keeps_for_itself_leaves_six_to_practice_with():
    source = read_course(COURSE)
    slots = {quiz.form.slug: quiz.slots for quiz in source.quizzes}
    exam, _later = slots.pop("final-exam"), slots.pop("post-test")

    kept = {item.form.code for item in source.items if "exam" in item.form.tags}
    open_to_all = {
        code for each in slots.values() for slot in each for code in slot.pool
    }
    practiced = {
        objective: sum(
            objective in item.form.objectives
            for item in source.items
            if item.form.code in open_to_all
        )
        for item in source.items
        if item.form.code in kept
        for objective in item.form.objectives
    }

    assert kept & open_to_all == set()
    assert all(kept.issuperset(slot.pool) for slot in exam)
    assert min(practiced.values()) >= 6, practiced


@pytest.mark.django_db
@pytest.mark.parametrize("count", [10, 20, len(PLANTS)])
def test_planted_faults_are_all_told_and_nothing_is_written(tmp_path, count):
    root = shutil.copytree(COURSE, tmp_path / "course")
    lines = [plant(root, planted) for planted in PLANTS[:count]]
    err = StringIO()

    with pytest.raises(CommandError, match=r"faults in .* Nothing was written\."):
        call_command("load_course", str(root), stdout=StringIO(), stderr=err)

    told = err.getvalue().splitlines()
    for planted, line in zip(PLANTS, lines, strict=False):
        here = [each for each in told if each.startswith(f"{planted.file}:{line}: ")]
        assert any(planted.told in each for each in here), (planted, told)
    assert not Course.objects.exists()
    assert not Item.objects.exists()


@pytest.mark.django_db
def test_shipped_course_loads_and_stays_when_a_spoiled_one_follows(tmp_path):
    call_command("load_course", str(COURSE), stdout=StringIO())
    before = [
        list(model.objects.order_by("pk").values())
        for model in (Course, Lesson, Item, ItemVersion)
    ]
    root = shutil.copytree(COURSE, tmp_path / "course")
    plant(root, PLANTS[-1])

    with pytest.raises(CommandError):
        call_command("load_course", str(root), stdout=StringIO(), stderr=StringIO())

    after = [
        list(model.objects.order_by("pk").values())
        for model in (Course, Lesson, Item, ItemVersion)
    ]
    assert after == before
