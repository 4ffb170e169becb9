"""What the kinds that list their options share: limits, reading and order."""

from collections.abc import Iterable, Sequence

from quizzes.kinds.base import (
    Option,
    Problem,
    ResponseInvalidError,
    gettext_noop,
    shown,
)


def ids_of(options: Iterable[Option]) -> tuple[str, ...]:
    """Return the ids of `options`, in their order."""
    return tuple(option.id for option in options)


def check_stem(stem: str) -> list[Problem]:
    """Refuse an item that asks nothing."""
    return [] if stem.strip() else [Problem("content.stem", "Write the question.")]


def check_options(
    options: Sequence[Option], *, where: str, least: int, most: int
) -> list[Problem]:
    """Refuse too few or too many options, a repeated id and an empty text."""
    problems = []
    if not least <= len(options) <= most:
        message = f"{len(options)} given; write {least} to {most}."
        problems.append(Problem(where, message))
    seen: set[str] = set()
    for option in options:
        if option.id in seen:
            message = f"The id {option.id} occurs twice; give each its own."
            problems.append(Problem(where, message))
        if not option.text.strip():
            problems.append(Problem(f"{where}.{option.id}", "Write its text."))
        seen.add(option.id)
    return problems


def check_apart(lists: Iterable[Iterable[Option]], *, where: str) -> list[Problem]:
    """Refuse an id that occurs in two lists of one item."""
    problems = []
    seen: set[str] = set()
    for options in lists:
        ids = set(ids_of(options))
        problems += [
            Problem(where, f"The id {name} occurs in two lists; give each its own.")
            for name in sorted(ids & seen)
        ]
        seen |= ids
    return problems


def check_known(
    keyed: Iterable[str], options: Iterable[Option], *, where: str
) -> list[Problem]:
    """Refuse a key that names what is not there."""
    known = ids_of(options)
    return [
        Problem(where, f"There is no {name}; use one of {', '.join(known)}.")
        for name in keyed
        if name not in known
    ]


def read_choice(value: object, options: Iterable[Option]) -> str | None:
    """Read the id of one of `options`; nothing and blank are no choice.

    Raises:
        ResponseInvalidError: it is none of them.
    """
    if value is None or value == "":
        return None
    known = ids_of(options)
    if not isinstance(value, str) or value not in known:
        raise ResponseInvalidError(
            gettext_noop(
                "“%(value)s” is not one of the choices. Choose from: %(known)s."
            ),
            value=shown(value),
            known=", ".join(known),
        )
    return value


def read_choices(value: object, options: Sequence[Option]) -> tuple[str, ...]:
    """Read the ids of some of `options`, and put them in the order of `options`.

    Raises:
        ResponseInvalidError: one of them is unknown, blank or there twice.
    """
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise ResponseInvalidError(
            gettext_noop("“%(value)s” is not a list. Send the choices as a list."),
            value=shown(value),
        )
    chosen = [read_choice(each, options) for each in value]
    for each in chosen:
        if each is None:
            raise ResponseInvalidError(
                gettext_noop("One of the choices is blank. Send only what was chosen.")
            )
        if chosen.count(each) > 1:
            raise ResponseInvalidError(
                gettext_noop("“%(value)s” is chosen twice. Choose it once."),
                value=each,
            )
    return tuple(known for known in ids_of(options) if known in chosen)
