"""Everything that applies, within each of several groups."""

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
    Scoring,
    gettext_noop,
    refuse_unknown_parts,
    shown,
)
from quizzes.kinds.options import (
    check_apart,
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choices,
)
from quizzes.shuffle import in_keyed_order

LEAST_GROUPS, MOST_GROUPS = 2, 5
LEAST_OPTIONS, MOST_OPTIONS = 2, 4


class Group(Option):
    """One group, such as a body system, and what to choose from in it."""

    options: tuple[Option, ...] = Field(min_length=1)


class GroupingContent(Frozen):
    """A stem and the groups under it; no two of their options share an id."""

    stem: str
    groups: tuple[Group, ...] = Field(min_length=1)
    shuffle: bool = True


class GroupingKey(Frozen):
    """The ids of all right options by group."""

    groups: dict[Id, tuple[Id, ...]] = Field(min_length=1)


class GroupingScoring(Scoring):
    """Gains and losses, which by default stop at zero for each group."""

    rule: Literal["plus-minus"] = "plus-minus"
    floor: Literal["item", "group"] = "group"
    group_by: Literal["group"] = "group"


class GroupingResponse(Frozen):
    """The chosen options by group, in the order of the content; no empty groups."""

    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Grouping(Kind[GroupingContent, GroupingKey, GroupingScoring, GroupingResponse]):
    """Choose all that apply in each group."""

    name: str = "grouping"
    label: str = gettext_noop("Multiple response grouping")
    schema: int = 1
    Content: type[GroupingContent] = GroupingContent
    Key: type[GroupingKey] = GroupingKey
    Scoring: type[GroupingScoring] = GroupingScoring
    Response: type[GroupingResponse] = GroupingResponse

    def check(
        self, content: GroupingContent, key: GroupingKey, scoring: GroupingScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        groups = content.groups
        return [
            *check_stem(content.stem),
            *check_options(
                groups, where="content.groups", least=LEAST_GROUPS, most=MOST_GROUPS
            ),
            *check_apart([group.options for group in groups], where="content.groups"),
            *check_known(key.groups, groups, where="key.groups"),
            *(problem for group in groups for problem in _check_group(group, key)),
        ]

    def parse(
        self, content: GroupingContent, raw: Mapping[str, object]
    ) -> GroupingResponse:
        """Read `{"groups": {group: [id, …], …}}`; an empty group may be left out."""
        refuse_unknown_parts(raw, known=("groups",))
        given = raw.get("groups")
        if given is None:
            return GroupingResponse()
        if not isinstance(given, Mapping):
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is not a table. Send the choices by group."),
                value=shown(given),
            )
        refuse_unknown_parts(given, known=ids_of(content.groups))
        read = {
            group.id: read_choices(given.get(group.id), group.options)
            for group in content.groups
        }
        groups = {group: choices for group, choices in read.items() if choices}
        return GroupingResponse(groups=groups)

    def empty(self, content: GroupingContent) -> GroupingResponse:
        """Return no choices."""
        return GroupingResponse()

    def is_empty(self, response: GroupingResponse) -> bool:
        """Tell whether nothing is chosen in any group."""
        return not response.groups

    def is_complete(self, content: GroupingContent, response: GroupingResponse) -> bool:
        """Tell whether something is chosen in every group."""
        return all(group in response.groups for group in ids_of(content.groups))

    def key_response(
        self, content: GroupingContent, key: GroupingKey
    ) -> GroupingResponse:
        """Choose every right option."""
        keyed = {
            group.id: tuple(
                each
                for each in ids_of(group.options)
                if each in key.groups.get(group.id, ())
            )
            for group in content.groups
        }
        groups = {group: choices for group, choices in keyed.items() if choices}
        return GroupingResponse(groups=groups)

    def score(
        self,
        content: GroupingContent,
        key: GroupingKey,
        scoring: GroupingScoring,
        response: GroupingResponse,
    ) -> Outcome:
        """Take what was chosen wrongly from what was chosen rightly, in each group.

        Source: NCSBN, Next Generation NCLEX scoring models, +/- scoring.
        """
        keyed = {
            group.id: set(key.groups.get(group.id, ())) for group in content.groups
        }
        chosen = {
            group.id: set(response.groups.get(group.id, ()))
            & set(ids_of(group.options))
            for group in content.groups
        }
        points = rules.plus_minus(keyed, chosen, floor=scoring.floor)
        elements = tuple(
            Element(
                id=option,
                group=group.id,
                selected=option in chosen[group.id],
                keyed=option in keyed[group.id],
                delta=rules.change(
                    selected=option in chosen[group.id],
                    keyed=option in keyed[group.id],
                ),
            )
            for group in content.groups
            for option in ids_of(group.options)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: GroupingContent, seed: int | str) -> GroupingContent:
        """Shuffle the options within each group; the groups keep their order."""
        if not content.shuffle:
            return content
        groups = tuple(
            group.model_copy(update={"options": in_keyed_order(group.options, seed)})
            for group in content.groups
        )
        return content.model_copy(update={"groups": groups})


def _check_group(group: Group, key: GroupingKey) -> list[Problem]:
    """Refuse a group of another size, without a key, or with one of another group."""
    keyed, where = key.groups.get(group.id, ()), f"key.groups.{group.id}"
    return [
        *check_options(
            group.options,
            where=f"content.groups.{group.id}.options",
            least=LEAST_OPTIONS,
            most=MOST_OPTIONS,
        ),
        *check_known(keyed, group.options, where=where),
        *([] if keyed else [Problem(where, "Key at least one of its options.")]),
        *(
            [Problem(where, "An option is keyed twice; name each once.")]
            if len(set(keyed)) != len(keyed)
            else []
        ),
    ]
