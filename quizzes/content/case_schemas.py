"""The form of cases and trends, as their authors write them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courses.content.schemas import Form, Once, Slug, Text, Whole
from quizzes.charts import TabType
from quizzes.content.item_schemas import ElementId
from quizzes.content.schemas import AnyItemForm
from quizzes.models import ITEMS_IN_A_CASE

FromItem = Annotated[Whole, Field(ge=1, le=ITEMS_IN_A_CASE)]
Short = Annotated[Text, StringConstraints(max_length=80)]
Value = Annotated[Text, StringConstraints(max_length=40)]


class PatientForm(Form):
    """The banner of a chart; the patient is invented."""

    age: Annotated[Whole, Field(ge=0, le=120)] = Field(description="the age in years")
    sex: Short = Field(description="such as female")
    setting: Short = Field(description="where the patient is, such as medical ward")
    facts: Annotated[list[Short], Once] = Field(
        default_factory=list, description="more for the banner, such as No allergies"
    )


class TimeForm(Form):
    """A moment of the chart."""

    id: ElementId = Field(description="a short id that never changes")
    label: Short = Field(description='what the student reads, such as "Day 2, 08:10"')
    from_item: FromItem | None = Field(
        None, description="the item from which it shows, unless its entries say"
    )


class EntryForm(Form):
    """A line of text in the chart."""

    id: ElementId = Field(description="a short id that never changes")
    time: ElementId | None = Field(None, description="the id of its time")
    from_item: FromItem = Field(1, description="the item from which it shows")
    text: Text = Field(description="what it says, in Markdown")


class RowForm(Form):
    """A row of a flow sheet, of results or of medicines."""

    id: ElementId = Field(description="a short id that never changes")
    label: Short = Field(description="the sign, the test or the medicine")
    unit: Short | None = Field(None, description="the unit of its values")
    from_item: FromItem = Field(1, description="the item from which it shows")
    values: Annotated[dict[ElementId, Value], Field(min_length=1)] = Field(
        description="its values by the ids of times"
    )
    low: Value | None = Field(None, description="the least that is normal")
    high: Value | None = Field(None, description="the most that is normal")
    reference: Short | None = Field(None, description="the normal range in words")


class TabForm(Form):
    """A part of the chart: entries in notes, orders and history, rows in the rest."""

    id: ElementId = Field(description="a short id that never changes")
    title: Short = Field(description="what the student reads")
    type: TabType = Field(description="what it holds")
    entries: list[EntryForm] = Field(
        default_factory=list, description="its lines of text"
    )
    rows: list[RowForm] = Field(default_factory=list, description="its rows by time")

    @property
    def lines(self) -> list[EntryForm | RowForm]:
        """Return its lines, whatever they are."""
        return [*self.entries, *self.rows]


class ChartForm(Form):
    """A file of cases/, less its items: those are read by their kinds' own forms."""

    code: Slug = Field(description="the name that quizzes use, as in the file's name")
    form: Literal["case", "trend"] = Field(
        "case", description="case for six items, trend for one"
    )
    title: Annotated[Text, StringConstraints(max_length=200)] = Field(
        description="its name, in sentence case"
    )
    patient: PatientForm = Field(description="the banner of the chart")
    times: Annotated[list[TimeForm], Field(min_length=1)] = Field(
        description="the moments of the chart, in order"
    )
    tabs: Annotated[list[TabForm], Field(min_length=1)] = Field(
        description="the parts of the chart"
    )

    def starts(self) -> dict[str, int]:
        """Return the item from which each time shows.

        Where its author does not say, that is where the first entry of it shows.
        """
        first: dict[str, int] = {}
        for tab in self.tabs:
            for entry in tab.entries:
                if entry.time is not None:
                    least = first.get(entry.time, entry.from_item)
                    first[entry.time] = min(least, entry.from_item)
        return {time.id: time.from_item or first.get(time.id, 1) for time in self.times}


class CaseForm(ChartForm):
    """A file of cases/; for editors, which check a whole file at once."""

    items: Annotated[
        list[Annotated[AnyItemForm, Field(discriminator="kind")]], Field(min_length=1)
    ] = Field(description="six items in the order of clinical judgment, or a trend's")
