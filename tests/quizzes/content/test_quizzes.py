from dataclasses import replace
from datetime import timedelta

import pytest

from courses.content.faults import CourseInvalidError, Faults
from courses.content.mentions import Mention
from courses.content.names import Names
from courses.content.yaml import Document, load_yaml
from quizzes.content.course import read_course
from quizzes.content.items import ItemSource, Place
from quizzes.content.quizzes import Bank, read_quiz
from quizzes.content.schemas import ItemForm
from tests.factories.cases import QUIZ
from tests.factories.packages import write_package

NAMES = Names(objectives=frozenset({"PK-1", "PK-2"}))
TEXT = """\
slug: unit-2
title: Unit quiz
purpose: graded
slots:
  - {item: fixed, weight: "2"}
  - {draw: "2", from: {tags: [unit-2]}}
"""


def item(code, *, use="pool", tags=("unit-2",), objectives=("PK-1",)):
    form = ItemForm.model_construct(
        code=code, use=use, tags=list(tags), objectives=list(objectives)
    )
    mention = Mention(code, "i.yaml", 1)
    return ItemSource(form, mention, {}, Document("i.yaml"), (0,))


def bank(*items, is_whole=True, has_every_name=True):
    return Bank(
        items={each.form.code: each for each in items},
        named={each.form.code: each.mention for each in items},
        checks=frozenset(each.form.code for each in items if each.form.use == "check"),
        is_whole=is_whole,
        has_every_name=has_every_name,
    )


BANK = bank(
    item("fixed"),
    item("one"),
    item("two", objectives=("PK-2",)),
    item("other", tags=("unit-1",)),
    item("check", use="check"),
)


def read(text, items=BANK, name="unit-2"):
    faults = Faults()
    quiz = read_quiz(name, load_yaml("q.yaml", text, faults), items, NAMES, faults)
    return quiz, [str(fault).removeprefix("q.yaml:") for fault in faults]


def test_slots_hold_one_item_or_draw_from_the_others():
    quiz, faults = read(TEXT)

    assert faults == []
    assert [(slot.weight, slot.draw, slot.pool) for slot in quiz.slots] == [
        (2, 1, ["fixed"]),
        (1, 2, ["one", "two"]),
    ]
    assert quiz.time_limit is None


def test_objectives_narrow_a_pool():
    quiz, faults = read(TEXT.replace("[unit-2]}", "[unit-2], objectives: [PK-2]}"))

    assert quiz.slots[1].pool == ["two"]
    assert faults == ["6: draws 2 from a pool of 1; draw fewer or write more items"]


def test_time_limit_is_in_minutes():
    quiz, _faults = read(f"{TEXT}defaults: {{time_limit: 30 min}}\n")

    assert quiz.time_limit == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "slug: unit-2",
            "slug: unit-3",
            "1: `slug` is unit-3; write unit-2, as in the file's name",
            id="slug",
        ),
        pytest.param(
            "purpose: graded\n",
            'purpose: graded\npass_mark: "101"\n',
            "4: `pass_mark` is 101; write 0 to 100",
            id="pass-mark",
        ),
        pytest.param(
            'weight: "2"',
            'weight: "0"',
            "5: `weight` is 0; write more than 0",
            id="weight",
        ),
        pytest.param(
            "item: fixed",
            "item: fixt",
            "5: unknown item `fixt`; did you mean `fixed`?",
            id="item",
        ),
        pytest.param(
            "item: fixed",
            "item: check",
            "5: `check` is a check of a lesson; a quiz asks items with use: pool",
            id="check-in-a-quiz",
        ),
        pytest.param(
            '{draw: "2", from: {tags: [unit-2]}}',
            "{item: fixed}",
            "6: the item `fixed` has a slot already",
            id="item-twice",
        ),
        pytest.param(
            'draw: "2"',
            'draw: "3"',
            "6: draws 3 from a pool of 2; draw fewer or write more items",
            id="draw-too-large",
        ),
        pytest.param(
            "tags: [unit-2]",
            "tags: [unit-3]",
            "6: unknown tag `unit-3`; did you mean `unit-2`?",
            id="tag",
        ),
        pytest.param(
            "[unit-2]}",
            "[unit-2], objectives: [PK-3]}",
            "6: unknown objective `PK-3`; did you mean `PK-2`?",
            id="objective",
        ),
        pytest.param(
            ", from: {tags: [unit-2]}",
            "",
            "6: write `item: code`, `case: code`, "
            "or `draw: 3` with `from: {tags: [some-tag]}`",
            id="draw-from-nothing",
        ),
        pytest.param(
            "{item: fixed, ",
            "{item: fixed, draw: 1, ",
            "5: write `item: code`, `case: code`, "
            "or `draw: 3` with `from: {tags: [some-tag]}`",
            id="both",
        ),
        pytest.param(
            "title: Unit quiz\n",
            "",
            "1: `title` is missing; add it (its name)",
            id="title",
        ),
    ],
)
def test_fault_is_told_at_its_line(old, new, fault):
    assert old in TEXT

    _quiz, faults = read(TEXT.replace(old, new, 1))

    assert fault in faults


def test_draws_may_not_count_on_the_same_items():
    text = f'{TEXT}  - {{draw: "1", from: {{tags: [unit-2], objectives: [PK-1]}}}}\n'

    _quiz, faults = read(text)

    assert faults == [
        (
            "7: draws 1 from a pool of 1, of which slots before it may take 1; "
            "draw fewer or write more items"
        )
    ]


def test_pools_are_not_judged_while_items_have_faults():
    _quiz, faults = read(TEXT, bank(item("fixed"), is_whole=False))

    assert faults == []


def test_items_are_not_unknown_while_a_file_is_unread():
    _quiz, faults = read(TEXT, bank(is_whole=False, has_every_name=False))

    assert faults == []


CASES = """\
slug: stopping
title: Cases
purpose: graded
slots:
  - {case: ward}
  - {case: clinic}
  - {item: findings}
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "{case: ward}",
            "{case: word}",
            "5: unknown case `word`; did you mean `ward`?",
            id="unknown",
        ),
        pytest.param(
            "{item: findings}",
            "{case: ward}",
            "7: the case `ward` has a slot already",
            id="twice",
        ),
        pytest.param(
            "{item: findings}",
            "{item: ward-2}",
            "7: `ward-2` is asked with its case alone; write `case: …`",
            id="one-item-of-a-case",
        ),
        pytest.param(
            "{item: findings}",
            "{item: clinic-trend}",
            "6: the item `clinic-trend` of this case has a slot of its own; keep one",
            id="trend-twice",
        ),
        pytest.param(
            "{item: findings}",
            "{draw: 1, from: {tags: [missing]}}",
            "7: unknown tag `missing`; write one of taper",
            id="tag",
        ),
    ],
)
def test_fault_of_a_slot_with_a_case_is_told(tmp_path, old, new, fault):
    text = CASES.replace(old, new, 1)
    root = write_package(tmp_path, {**QUIZ, "quizzes/stopping.yaml": text})

    with pytest.raises(CourseInvalidError) as caught:
        read_course(root)

    assert f"quizzes/stopping.yaml:{fault}" in str(caught.value)


def test_slot_with_a_case_holds_its_items_in_order(tmp_path):
    source = read_course(
        write_package(tmp_path, {**QUIZ, "quizzes/stopping.yaml": CASES})
    )

    ward, clinic, _findings = source.quizzes[0].slots
    assert (ward.case, ward.draw) == ("ward", 6)
    assert list(ward.pool) == [f"ward-{number}" for number in range(1, 7)]
    assert (clinic.case, list(clinic.pool)) == ("clinic", ["clinic-trend"])


def test_items_of_a_case_are_in_no_draw():
    inside = replace(item("ward-1"), place=Place("ward", "0", 1))

    quiz, _faults = read(TEXT, bank(item("fixed"), item("one"), item("two"), inside))

    assert quiz.slots[1].pool == ["one", "two"]
