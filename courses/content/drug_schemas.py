"""The form of drugs.yaml: each fact and each number about a drug, written once."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from courses.content.schemas import Amount, Form, Once, Slug, Text

Title = Annotated[Text, StringConstraints(max_length=200)]


class BasisForm(Form):
    """Whose number it is: a label, a table, other texts."""

    title: Title = Field(description="whose number it is, as a heading names it")
    cited: Literal["yes", "no"] = Field(
        "yes", description='"no" where its numbers have no single source'
    )


class MeasureForm(Form):
    """What is measured of a drug, such as its half-life."""

    title: Title = Field(description="its name, as a heading says it")
    unit: Title = Field(description="the unit of all its numbers")
    named: list[Text] = Field(
        default_factory=list,
        description="words by which a table's heading names it",
    )
    bases: Annotated[dict[Slug, BasisForm], Field(min_length=1)] = Field(
        description="whose numbers there are"
    )
    note: Text | None = Field(None, description="what stands beside its numbers")


class SectionForm(Form):
    """A part of a drug's page."""

    title: Title = Field(description="its heading")
    quick: Literal["yes"] | None = Field(
        None, description='"yes" for the table at the top of the page'
    )
    none: Text | None = Field(
        None, description="what stands there for a drug without such a fact"
    )


class FactForm(Form):
    """One fact with its sources."""

    about: Text | None = Field(None, description="what or whom it is about")
    label: Text | None = Field(None, description="the date of the label, if known")
    text: Text = Field(description="the fact, with its sources")


class SharedFactForm(FactForm):
    """A fact about several drugs."""

    section: Slug = Field(description="the part of the page it stands in")
    drugs: Annotated[list[Slug], Once] | None = Field(
        None, description="the drugs it is true of; all of them unless you say"
    )


class BoxForm(Form):
    """A boxed warning."""

    title: Title = Field(description="what it warns of")
    issued: Title = Field(description="since when it is on the labels")
    text: Text = Field(description="what it says, in your own words, with its source")
    drugs: Annotated[list[Slug], Once] | None = Field(
        None, description="the drugs that carry it; all of them unless you say"
    )


class QuantityForm(Form):
    """A number, a range, or both; a range stays a range."""

    measure: Slug = Field(description="what is measured")
    basis: Slug = Field(description="whose number it is")
    of: Text | None = Field(None, description="the substance, if it isn't the drug")
    role: Literal["parent", "metabolite"] = Field(
        "parent", description="parent, or metabolite"
    )
    product: Text | None = Field(None, description="the product, where they differ")
    typical: Amount | None = Field(None, description="the mean or usual number")
    low: Amount | None = Field(None, description="the lower end of the range")
    high: Amount | None = Field(None, description="the upper end of the range")
    about: Literal["yes"] | None = Field(
        None, description='"yes" where the source says about'
    )
    open: Literal["high", "both"] | None = Field(
        None, description="high for “or more”, both for “or wider”"
    )
    note: Text | None = Field(None, description="what to know about the number")
    cite: Text | None = Field(None, description='the source, such as "[@some-key]"')

    @model_validator(mode="after")
    def _numbers_rise(self) -> "QuantityForm":
        """Refuse a quantity without numbers, or with its ends swapped.

        Raises:
            ValueError: as pydantic asks of a validator.
        """
        ends = [n for n in (self.low, self.typical, self.high) if n is not None]
        if not ends:
            message = "it has no number; give `typical`, or `low` and `high`"
            raise ValueError(message)
        if self.low is not None and self.high is None:
            message = f"it starts at {self.low} and doesn't end; give `high` too"
            raise ValueError(message)
        if sorted(ends, key=Decimal) != ends:
            message = f"{', '.join(ends)} don't rise; write low, typical and high so"
            raise ValueError(message)
        return self


class DrugForm(Form):
    """One drug."""

    name: Title | None = Field(None, description="its name, if it isn't the key")
    brand: Title | None = Field(None, description="the brand of the label cited")
    uses: Annotated[list[Slug], Once] = Field(
        default_factory=list, description="the groups of its approved uses"
    )
    pathway: Slug = Field(description="how it is metabolized")
    quantities: list[QuantityForm] = Field(
        default_factory=list, description="its numbers"
    )
    facts: dict[Slug, Annotated[list[FactForm], Field(min_length=1)]] = Field(
        description="its facts by section"
    )


class FormularyForm(Form):
    """The file drugs.yaml."""

    uses: dict[Slug, Title] = Field(description="groups of approved uses, in order")
    pathways: dict[Slug, Title] = Field(description="ways of metabolism, in order")
    measures: dict[Slug, MeasureForm] = Field(description="what is measured")
    sections: dict[Slug, SectionForm] = Field(
        description="the parts of a drug's page, in order"
    )
    boxes: dict[Slug, BoxForm] = Field(
        default_factory=dict, description="the boxed warnings, in order"
    )
    shared: list[SharedFactForm] = Field(
        default_factory=list, description="facts about several drugs"
    )
    drugs: Annotated[dict[Slug, DrugForm], Field(min_length=1)] = Field(
        description="the drugs, in order"
    )
