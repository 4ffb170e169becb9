"""Every right answer among several options, told how many or not."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Element,
    Frozen,
    Id,
    Kind,
    Option,
    Outcome,
    Problem,
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
)
from quizzes.kinds.options import (
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choices,
)
from quizzes.shuffle import in_keyed_order

LEAST_OPTIONS, MOST_OPTIONS = 5, 10


class MultipleResponseContent(Frozen):
    """A stem and its options; `n` is how many to select, where students are told."""

    stem: str
    options: tuple[Option, ...] = Field(min_length=1)
    n: int | None = Field(default=None, ge=1)
    shuffle: bool = True


class MultipleResponseKey(Frozen):
    """The ids of all right options."""

    correct: tuple[Id, ...] = Field(min_length=1)


class MultipleResponseScoring(WholeItemScoring):
    """Gains and losses, a point for each of n, or all or nothing."""

    rule: Literal["plus-minus", "zero-one", "exact"] = "plus-minus"


class MultipleResponseResponse(Frozen):
    """The ids of the chosen options, in the order of the content."""

    choices: tuple[str, ...] = ()


class MultipleResponse(
    Kind[
        MultipleResponseContent,
        MultipleResponseKey,
        MultipleResponseScoring,
        MultipleResponseResponse,
    ]
):
    """Choose all that apply, or the n that matter most."""

    name: str = "multiple-response"
    label: str = gettext_noop("Multiple response")
    schema: int = 1
    Content: type[MultipleResponseContent] = MultipleResponseContent
    Key: type[MultipleResponseKey] = MultipleResponseKey
    Scoring: type[MultipleResponseScoring] = MultipleResponseScoring
    Response: type[MultipleResponseResponse] = MultipleResponseResponse

    def default_scoring(
        self, content: MultipleResponseContent
    ) -> MultipleResponseScoring:
        """Score a point for each of n, and gains and losses where n is untold."""
        told = content.n is not None
        return MultipleResponseScoring(rule="zero-one" if told else "plus-minus")

    def check(
        self,
        content: MultipleResponseContent,
        key: MultipleResponseKey,
        scoring: MultipleResponseScoring,
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *check_options(
                content.options,
                where="content.options",
                least=LEAST_OPTIONS,
                most=MOST_OPTIONS,
            ),
            *check_known(key.correct, content.options, where="key.correct"),
            *_check_count(content, key),
            *_check_rule(content, scoring),
        ]

    def parse(
        self, content: MultipleResponseContent, raw: Mapping[str, object]
    ) -> MultipleResponseResponse:
        """Read `{"choices": [id, …]}`."""
        refuse_unknown_parts(raw, known=("choices",))
        choices = read_choices(raw.get("choices"), content.options)
        if content.n is not None and len(choices) > content.n:
            raise ResponseInvalidError(
                gettext_noop(
                    "%(count)d options are selected. Select at most %(most)d: "
                    "clear one before you select another."
                ),
                count=len(choices),
                most=content.n,
            )
        return MultipleResponseResponse(choices=choices)

    def empty(self, content: MultipleResponseContent) -> MultipleResponseResponse:
        """Return no choices."""
        return MultipleResponseResponse()

    def is_empty(self, response: MultipleResponseResponse) -> bool:
        """Tell whether nothing is chosen."""
        return not response.choices

    def is_complete(
        self, content: MultipleResponseContent, response: MultipleResponseResponse
    ) -> bool:
        """Tell whether all n are chosen, or any where n is untold."""
        return len(response.choices) >= (content.n or 1)

    def key_response(
        self, content: MultipleResponseContent, key: MultipleResponseKey
    ) -> MultipleResponseResponse:
        """Choose every right option."""
        choices = tuple(each for each in ids_of(content.options) if each in key.correct)
        return MultipleResponseResponse(choices=choices)

    def score(
        self,
        content: MultipleResponseContent,
        key: MultipleResponseKey,
        scoring: MultipleResponseScoring,
        response: MultipleResponseResponse,
    ) -> Outcome:
        """Apply the item's own rule to the options it still has.

        Source: NCSBN, Next Generation NCLEX scoring models: +/- scoring for select
        all that apply, 0/1 scoring for select N.
        """
        keyed = set(key.correct)
        chosen = set(response.choices) & set(ids_of(content.options))
        points = _points(scoring, keyed, chosen)
        elements = tuple(
            Element(
                id=each,
                group="",
                selected=each in chosen,
                keyed=each in keyed,
                delta=_delta(scoring, keyed=each in keyed) if each in chosen else 0,
            )
            for each in ids_of(content.options)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(
        self, content: MultipleResponseContent, seed: int | str
    ) -> MultipleResponseContent:
        """Shuffle the options, where their order means nothing."""
        if not content.shuffle:
            return content
        options = in_keyed_order(content.options, seed)
        return content.model_copy(update={"options": options})


def _points(
    scoring: MultipleResponseScoring, keyed: set[str], chosen: set[str]
) -> rules.Points:
    """Return what `chosen` earns under the rule of the item."""
    if scoring.rule == "exact":
        return rules.exact(right=chosen == keyed)
    if scoring.rule == "zero-one":
        return rules.zero_one_set(keyed, chosen)
    return rules.plus_minus({"": keyed}, {"": chosen}, floor=scoring.floor)


def _delta(scoring: MultipleResponseScoring, *, keyed: bool) -> int:
    """Return what one selection changed; under `exact` only the whole counts."""
    if scoring.rule == "exact":
        return 0
    if keyed:
        return 1
    return -1 if scoring.rule == "plus-minus" else 0


def _check_count(
    content: MultipleResponseContent, key: MultipleResponseKey
) -> list[Problem]:
    """Refuse a repeated id, and a key of another size than students are told."""
    count = len(set(key.correct))
    problems = []
    if count != len(key.correct):
        message = "An option is keyed twice; name each once."
        problems.append(Problem("key.correct", message))
    if content.n is not None and content.n != count:
        message = f"Students select {content.n} but {count} are keyed; make them equal."
        problems.append(Problem("content.n", message))
    return problems


def _check_rule(
    content: MultipleResponseContent, scoring: MultipleResponseScoring
) -> list[Problem]:
    """Refuse a rule that does not fit what students are told.

    Without n, 0/1 would reward selecting everything; with n there is nothing to
    over-select, so a penalty would punish a guess twice.
    """
    told = content.n is not None
    if scoring.rule == "zero-one" and not told:
        message = "zero-one needs n; give n, or use plus-minus or exact."
        return [Problem("scoring.rule", message)]
    if scoring.rule == "plus-minus" and told:
        message = "plus-minus is for items without n; use zero-one or exact."
        return [Problem("scoring.rule", message)]
    return []
