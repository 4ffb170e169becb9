"""What an item's explanations must bear out before a course is loaded."""

import re
from collections.abc import Iterator

from courses.content.amounts import Amount, given_in, uncited
from courses.content.faults import Faults
from courses.content.rendering import CONFIRMED
from courses.content.statements import Cited, Statement, statements_of
from courses.content.yaml import Path, Tree
from quizzes.content.cases import CaseSource
from quizzes.content.items import ItemSource
from quizzes.content.lesson_rules import unborne

CHECK = "check"
# What states something; all else of an item is asked, invented or chosen from. A slip
# tells of an amount that is wrong on purpose.
STATED, SLIPS = frozenset({"rationale", "why"}), "slips"
# Where a wrong key could harm, one source that nobody reread is too few.
HARMFUL = re.compile(
    r"\b\d[\d.,]*[\s\u00a0]?(?:mg|mcg|mL)\b|/kg\b|/min\b|\bcontraindicat", re.IGNORECASE
)


def check_item(item: ItemSource, case: CaseSource | None, faults: Faults) -> None:
    """Note amounts without a source, and a graded dose that rests on too few."""
    texts = list(_texts(item.document.at(item.at), ()))
    told = [path for path, _text in texts if _is_told(path)]
    stated = {
        path: statements_of(item.document.passage((*item.at, *path))) for path in told
    }
    given = _given(item, case, [text for path, text in texts if path not in stated])
    for found in stated.values():
        for each, amount in uncited(found, given):
            what = f"`{item.form.code}`: {unborne(amount)}"
            faults.add(item.document.file, each.line, what)
    if item.use != CHECK:
        _check_sources(item, texts, stated, faults)


def _texts(tree: Tree, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text of an item, and where it stands."""
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, dict):
        for key, part in tree.items():
            yield from _texts(part, (*path, key))
    else:
        for at, part in enumerate(tree):
            yield from _texts(part, (*path, at))


def _is_told(path: Path) -> bool:
    return not STATED.isdisjoint(path) and SLIPS not in path


def _given(
    item: ItemSource, case: CaseSource | None, asked: list[str]
) -> frozenset[Amount]:
    """Return the amounts of what is asked, of its answer and of its chart."""
    written = item.document.at(item.at)
    answer = written if isinstance(written, dict) else {}
    texts = [*asked, f"{answer.get('answer', '')} {answer.get('unit', '')}"]
    if case is not None:
        texts += case.chart.patient.facts
        for tab in case.chart.tabs:
            texts += [entry.words for entry in tab.entries]
            texts += [
                f"{value} {row.unit}"
                for row in tab.rows
                for value in row.values.values()
            ]
    return given_in(texts)


def _check_sources(
    item: ItemSource,
    texts: list[tuple[Path, str]],
    stated: dict[Path, list[Statement]],
    faults: Faults,
) -> None:
    """Refuse to grade a dose, a rate or a contraindication on one unread source."""
    if not any(HARMFUL.search(text) for path, text in texts if path != ("stem",)):
        return
    asked = (
        statements_of(item.document.passage((*item.at, *path)))
        for path, _text in texts
        if path[-1] == "stem"
    )
    cited: set[Cited] = {
        source
        for found in (*stated.values(), *asked)
        for each in found
        for source in each.cited
    }
    is_confirmed = any(source.status == CONFIRMED for source in cited)
    if not is_confirmed and len({source.key for source in cited}) < 2:  # noqa: PLR2004
        line = item.document.line((*item.at, "rationale"))
        what = (
            f"`{item.form.code}`: a dose, rate or contraindication is graded on one "
            "source that was not read; cite a confirmed one or a second one, "
            "or write use: check"
        )
        faults.add(item.document.file, line, what)
