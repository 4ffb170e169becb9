"""Items, quizzes and attempts."""

from datetime import timedelta

import factory

from quizzes.models import (
    SHOWN_PARTS,
    Answer,
    Assignment,
    Attempt,
    Item,
    ItemVersion,
    Quiz,
    Score,
    Slot,
    Stimulus,
    StimulusVersion,
)
from tests.factories.courses import (
    NINE_O_CLOCK,
    CohortFactory,
    CourseFactory,
    EnrolmentFactory,
)


def all_shown(when):
    """Show every part of a result from the same time on."""
    return dict.fromkeys(SHOWN_PARTS, when)


class ItemFactory(factory.django.DjangoModelFactory):
    """A multiple-choice item whose right option is b, with its version 1."""

    class Meta:
        model = Item
        skip_postgeneration_save = True

    course = factory.SubFactory(CourseFactory)
    code = factory.Sequence(lambda n: f"item-{n:04}")
    use = Item.Use.POOL
    bloom = "apply"

    @factory.post_generation
    def version(self, create, extracted, **kwargs):
        """Publish the first version; `version__kind="numeric"` and so on change it."""
        if extracted is False:
            return
        made = ItemVersionFactory(item=self, **kwargs)
        self.current_version = made
        self.save(update_fields=["current_version"])


class ItemVersionFactory(factory.django.DjangoModelFactory):
    """Four options, of which b is right; every part is marked to be searched for."""

    class Meta:
        model = ItemVersion

    item = factory.SubFactory(ItemFactory, version=False)
    number = 1
    kind = "multiple-choice"
    schema = 1
    content = factory.LazyFunction(
        lambda: {
            "stem": "<p>Which site does diazepam bind?</p>",
            "options": [
                {"id": "a", "text": "The GABA site"},
                {"id": "b", "text": "The benzodiazepine site"},
                {"id": "c", "text": "The barbiturate site"},
                {"id": "d", "text": "The chloride pore"},
            ],
        }
    )
    key = factory.LazyFunction(lambda: {"correct": "b"})
    scoring = factory.LazyFunction(lambda: {"rule": "zero-one"})
    feedback = factory.LazyFunction(
        lambda: {
            "general": "<p>RATIONALE between alpha and gamma.</p>",
            "by_element": {each: f"<p>RATIONALE of {each}.</p>" for each in "abcd"},
            "citations": [],
        }
    )
    max_points = 1
    summary = "Which site does diazepam bind?"
    digest = factory.Sequence(lambda n: f"digest-{n}")
    created_at = NINE_O_CLOCK


class StimulusFactory(factory.django.DjangoModelFactory):
    """A case's chart, with its version 1."""

    class Meta:
        model = Stimulus
        skip_postgeneration_save = True

    course = factory.SubFactory(CourseFactory)
    code = factory.Sequence(lambda n: f"chart-{n:04}")
    form = Stimulus.Form.CASE
    title = "A day"

    @factory.post_generation
    def version(self, create, extracted, **kwargs):
        """Publish the first version."""
        self.current_version = StimulusVersionFactory(stimulus=self, **kwargs)
        self.save(update_fields=["current_version"])


class StimulusVersionFactory(factory.django.DjangoModelFactory):
    """One note, there from the first item on."""

    class Meta:
        model = StimulusVersion

    number = 1
    content = factory.LazyFunction(
        lambda: {
            "title": "A day",
            "patient": {"age": "58", "sex": "female", "setting": "ward"},
            "times": [{"id": "t0", "label": "08:10", "from_item": 1}],
            "tabs": [
                {
                    "id": "notes",
                    "title": "Notes",
                    "type": "notes",
                    "entries": [
                        {
                            "id": "n1",
                            "time": "t0",
                            "from_item": 1,
                            "text": "<p>Sweating.</p>",
                            "words": "Sweating.",
                        }
                    ],
                }
            ],
        }
    )
    digest = factory.Sequence(lambda n: f"chart-digest-{n}")
    created_at = NINE_O_CLOCK


class QuizFactory(factory.django.DjangoModelFactory):
    """A graded quiz without slots."""

    class Meta:
        model = Quiz

    course = factory.SubFactory(CourseFactory)
    slug = factory.Sequence(lambda n: f"quiz-{n:04}")
    title = "Where they act"
    purpose = Quiz.Purpose.GRADED
    digest = "0"


class SlotFactory(factory.django.DjangoModelFactory):
    """A slot of weight 1; `pool=[item, …]` fills it."""

    class Meta:
        model = Slot
        skip_postgeneration_save = True

    quiz = factory.SubFactory(QuizFactory)
    position = factory.Sequence(lambda n: n + 1)

    @factory.post_generation
    def pool(self, create, extracted, **kwargs):
        """Put items into the pool."""
        self.pool.set(extracted or [])


class AssignmentFactory(factory.django.DjangoModelFactory):
    """Open from an hour before nine to a week after, twice, for thirty minutes."""

    class Meta:
        model = Assignment

    cohort = factory.SubFactory(CohortFactory)
    quiz = factory.SubFactory(
        QuizFactory, course=factory.SelfAttribute("..cohort.course")
    )
    opens_at = NINE_O_CLOCK - timedelta(hours=1)
    closes_at = NINE_O_CLOCK + timedelta(days=7)
    time_limit = timedelta(minutes=30)
    attempts_allowed = 2


class AttemptFactory(factory.django.DjangoModelFactory):
    """Open, started at nine, without answers."""

    class Meta:
        model = Attempt

    assignment = factory.SubFactory(AssignmentFactory)
    enrolment = factory.SubFactory(
        EnrolmentFactory, cohort=factory.SelfAttribute("..assignment.cohort")
    )
    number = 1
    seed = "seven"
    started_at = NINE_O_CLOCK
    deadline_at = NINE_O_CLOCK + timedelta(minutes=30)
    policy = factory.LazyFunction(lambda: {"pass_mark": "70"})


class AnswerFactory(factory.django.DjangoModelFactory):
    """Not answered yet."""

    class Meta:
        model = Answer

    attempt = factory.SubFactory(AttemptFactory)
    position = factory.Sequence(lambda n: n + 1)
    slot = factory.SubFactory(SlotFactory)
    version = factory.SubFactory(ItemVersionFactory)


class ScoreFactory(factory.django.DjangoModelFactory):
    """One of one."""

    class Meta:
        model = Score

    answer = factory.SubFactory(AnswerFactory)
    version = factory.SelfAttribute("answer.version")
    raw = 1
    maximum = 1
    elements = factory.LazyFunction(list)
    reason = Score.Reason.AUTO
    created_at = NINE_O_CLOCK
