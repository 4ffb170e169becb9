"""Rows of drugs and of boxed warnings."""

import factory

from courses.models import BoxedWarning, Drug
from tests.factories.courses import CourseFactory

SOURCE = {"number": 1, "key": "label", "statuses": ["known"], "html": "Maker. Label."}


def number(basis="label", **changed):
    """Return one stored number of a drug."""
    row = {
        "of": "slowam",
        "role": "parent",
        "product": "",
        "basis": basis,
        "basis_title": basis,
        "is_cited": True,
        "low": "30",
        "typical": None,
        "high": "40",
        "words": "30–40 h",
        "words_html": "30–40 h",
        "note": "",
    }
    return {**row, **changed}


def half_life(*rows):
    """Return the stored half-lives of a drug."""
    return {
        "measure": "half-life",
        "title": "Half-life",
        "unit": "h",
        "note_html": "Keep the range.",
        "rows": list(rows),
    }


def choice(slug, position=1):
    """Return one stored use, or way of metabolism."""
    return {"slug": slug, "title": slug.capitalize(), "position": position}


class DrugFactory(factory.django.DjangoModelFactory):
    """A drug with one half-life and one fact of each sort."""

    class Meta:
        model = Drug

    course = factory.SubFactory(CourseFactory)
    slug = factory.Sequence(lambda n: f"drug-{n:04}")
    position = factory.Sequence(int)
    name = factory.SelfAttribute("slug")
    brand = "Slowium"
    uses = factory.LazyFunction(lambda: [choice("sleep")])
    pathway = factory.LazyFunction(lambda: choice("oxidation"))
    sections = factory.LazyFunction(
        lambda: [
            {
                "slug": slug,
                "title": slug.capitalize(),
                "is_quick": is_quick,
                "facts": [{"about": "", "label": "", "body_html": f"All on {slug}."}],
            }
            for slug, is_quick in (("routes", True), ("contraindications", False))
        ]
    )
    quantities = factory.LazyFunction(lambda: [half_life(number())])
    boxes = factory.LazyFunction(
        lambda: [
            {"slug": "box", "title": "Box", "issued": "2020", "body_html": "Coma."}
        ]
    )
    sources = factory.LazyFunction(lambda: [dict(SOURCE)])


class BoxedWarningFactory(factory.django.DjangoModelFactory):
    """A boxed warning of all drugs."""

    class Meta:
        model = BoxedWarning

    course = factory.SubFactory(CourseFactory)
    slug = factory.Sequence(lambda n: f"box-{n:04}")
    position = factory.Sequence(int)
    title = "With an opioid"
    issued = "31 August 2016"
    body_html = "Coma and death."
    sources = factory.LazyFunction(lambda: [dict(SOURCE)])
