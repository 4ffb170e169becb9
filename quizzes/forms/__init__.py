"""What a page sends, turned into responses: one form a kind of item."""

from collections.abc import Sequence

from django.http import QueryDict

from quizzes.forms.base import AnswerForm
from quizzes.forms.bow_tie import BowTieForm
from quizzes.forms.cloze import ClozeForm
from quizzes.forms.grouping import GroupingForm
from quizzes.forms.highlight import HighlightForm
from quizzes.forms.hot_spot import HotSpotForm
from quizzes.forms.matrix_multiple_choice import MatrixMultipleChoiceForm
from quizzes.forms.matrix_multiple_response import MatrixMultipleResponseForm
from quizzes.forms.multiple_choice import MultipleChoiceForm
from quizzes.forms.multiple_response import MultipleResponseForm
from quizzes.forms.numeric import NumericForm
from quizzes.forms.ordered_response import OrderedResponseForm
from quizzes.forms.rationale import RationaleForm
from quizzes.forms.short_answer import ShortAnswerForm
from quizzes.models import ItemVersion
from quizzes.papers import content_of

__all__ = ["FORMS", "AnswerForm", "form_for"]

FORMS: dict[str, type[AnswerForm]] = {
    "multiple-choice": MultipleChoiceForm,
    "multiple-response": MultipleResponseForm,
    "grouping": GroupingForm,
    "matrix-multiple-choice": MatrixMultipleChoiceForm,
    "matrix-multiple-response": MatrixMultipleResponseForm,
    "cloze": ClozeForm,
    "rationale": RationaleForm,
    "highlight": HighlightForm,
    "bow-tie": BowTieForm,
    "ordered-response": OrderedResponseForm,
    "hot-spot": HotSpotForm,
    "numeric": NumericForm,
    "short-answer": ShortAnswerForm,
}


def form_for(
    version: ItemVersion, data: QueryDict, *, lines: Sequence[str] = ()
) -> AnswerForm:
    """Return the bound form of a version's kind; `lines` of its chart may be pinned."""
    return FORMS[version.kind](
        data, kind_name=version.kind, content=content_of(version), lines=lines
    )
