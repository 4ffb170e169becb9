"""Sound items whose answers are placed, pointed at or typed, and answers to them."""

from hypothesis import strategies as st

from quizzes.kinds import KINDS
from tests.quizzes.kinds.built import Item, build, options


@st.composite
def bow_tie(draw):
    def wing(letter):
        return [f"{letter}{number}" for number in range(draw(st.integers(4, 6)))]

    def two(ids):
        return draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))

    actions, parameters = wing("a"), wing("p")
    conditions = [f"c{number}" for number in range(draw(st.integers(3, 5)))]
    content = {
        "actions": options(actions),
        "conditions": options(conditions),
        "parameters": options(parameters),
        "shuffle": draw(st.booleans()),
    }
    key = {
        "actions": two(actions),
        "condition": draw(st.sampled_from(conditions)),
        "parameters": two(parameters),
    }
    return build("bow-tie", content, key)


def slots_of(item):
    def wing(options):
        ids = [option.id for option in options]
        return st.lists(st.sampled_from(ids), unique=True, max_size=2)

    conditions = [option.id for option in item.content.conditions]
    return st.fixed_dictionaries(
        {},
        optional={
            "actions": wing(item.content.actions),
            "condition": st.sampled_from([*conditions, "", None]),
            "parameters": wing(item.content.parameters),
        },
    )


@st.composite
def ordered_response(draw):
    ids = list("abcdefgh"[: draw(st.integers(3, 8))])
    orders = st.permutations(ids)
    key = draw(orders.filter(lambda order: order != ids))
    shown = draw(orders.filter(lambda order: order != key))
    content = {"options": options(shown)}
    rule = {"rule": draw(st.sampled_from(["exact", "lcs"]))}
    return build("ordered-response", content, {"order": key}, rule)


@st.composite
def places_of(draw, item):
    ids = [option.id for option in item.content.options]
    places = draw(st.permutations([str(at + 1) for at in range(len(ids))]))
    given = {
        each: draw(st.sampled_from([place, place, "", None]))
        for each, place in zip(ids, places, strict=True)
    }
    return {"places": given}


def square(at):
    left, right = f"0.{at:02}", f"0.{at:02}5"
    return [(left, "0.1"), (right, "0.1"), (right, "0.9"), (left, "0.9")]


@st.composite
def hot_spot(draw):
    ids = "abcdefghijkl"[: draw(st.integers(3, 12))]
    right = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    regions = [
        {**option, "points": square(at)} for at, option in enumerate(options(ids))
    ]
    image = {"name": "brain.svg", "alt": "A brain", "width": 640, "height": 480}
    content = {"image": image, "regions": regions, "n": len(right)}
    return build("hot-spot", content, {"regions": right})


def regions_of(item):
    ids = [region.id for region in item.content.regions]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=item.content.n)
    return st.fixed_dictionaries({"regions": some})


@st.composite
def short_answer(draw):
    names = ["flumazenil", "lorazepam", "GABA-A", "gamma-aminobutyric acid"]
    answer, alias, look_alike = draw(st.permutations(names))[:3]
    key = {"answer": answer, "aliases": [alias], "look_alikes": [look_alike]}
    return build("short-answer", {}, key)


def text_of(item):
    names = st.sampled_from([*item.key.names, *item.key.look_alikes, "flumazeni", ""])
    words = names | st.text("aeglmnz -", max_size=20)
    return st.fixed_dictionaries({}, optional={"text": words | words.map(str.upper)})


AMOUNTS = st.decimals(
    min_value=-9_999, max_value=9_999, places=4, allow_nan=False, allow_infinity=False
)


@st.composite
def fixed(draw):
    value = draw(AMOUNTS)
    tolerance, rounds = draw(
        st.sampled_from(
            [
                ({"mode": "abs", "amount": "0"}, False),
                ({"mode": "abs", "amount": "1"}, True),
                ({"mode": "rel", "amount": "0.05"}, False),
                ({"mode": "range", "low": value - 1, "high": value + 1}, True),
                ({"mode": "round"}, True),
                ({"mode": "round-at-least"}, True),
            ]
        )
    )
    policy = draw(st.sampled_from(["shown", "choose", "typed"]))
    content = {
        "unit": "mL",
        "unit_policy": policy,
        "accept_units": {"mL": "1"}
        | ({} if policy == "shown" else {"µL": "0.001", "L": "1000"}),
        "round_to": {"places": draw(st.integers(0, 4))} if rounds else None,
    }
    return build("numeric", content, {"value": value, "tolerance": tolerance})


@st.composite
def variant(draw):
    names = draw(st.lists(st.sampled_from(["dose", "weight", "per_day"]), unique=True))
    low = draw(st.integers(1, 9))
    content = {
        "stem": "".join(
            ["<p>How much?</p>", *(f"<p>{{{name}}} mg</p>" for name in names)]
        ),
        "unit": "mg",
        "round_to": {"places": draw(st.integers(0, 4))},
        "parameters": [
            {"name": name, "low": str(low), "high": str(low + 2), "step": "0.5"}
            for name in names
        ],
    }
    formula = draw(st.sampled_from(["/ 3", "* 0.9 + 1", "- round(2.55, 1)"]))
    value = f"({' + '.join([*names, '7'])}) {formula}"
    kind = KINDS["numeric"]
    item = build("numeric", content, {"value": value, "tolerance": {"mode": "round"}})
    drawn = kind.draw(item.content, item.key, draw(st.integers()))
    return Item(
        kind.settled(item.content, drawn),
        kind.settled_key(item.key, drawn),
        item.scoring,
    )


def numeric():
    return fixed() | variant()


def amount_of(item):
    right = KINDS["numeric"].key_response(item.content, item.key).value
    near = st.sampled_from([right, f" {float(right):+.4f} ", "", ".5"])
    units = (
        item.content.units
        if item.content.unit_policy != "shown"
        else (item.content.unit,)
    )
    return st.fixed_dictionaries(
        {"value": near | AMOUNTS.map(str) | AMOUNTS.map("{:,}".format)},
        optional={"unit": st.sampled_from([*units, "", None])},
    )


PLACED_OR_TYPED = {
    "bow-tie": (bow_tie, slots_of),
    "ordered-response": (ordered_response, places_of),
    "hot-spot": (hot_spot, regions_of),
    "numeric": (numeric, amount_of),
    "short-answer": (short_answer, text_of),
}
