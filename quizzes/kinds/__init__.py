"""The kinds of items: what each asks, what is right and what it earns.

Nothing here knows the web, the database, the time or chance.
"""

from typing import Any

from quizzes.kinds.base import Kind
from quizzes.kinds.bow_tie import BowTie
from quizzes.kinds.cloze import Cloze
from quizzes.kinds.grouping import Grouping
from quizzes.kinds.highlight import Highlight
from quizzes.kinds.hot_spot import HotSpot
from quizzes.kinds.matrix_multiple_choice import MatrixMultipleChoice
from quizzes.kinds.matrix_multiple_response import MatrixMultipleResponse
from quizzes.kinds.multiple_choice import MultipleChoice
from quizzes.kinds.multiple_response import MultipleResponse
from quizzes.kinds.numeric import Numeric
from quizzes.kinds.ordered_response import OrderedResponse
from quizzes.kinds.rationale import Rationale
from quizzes.kinds.short_answer import ShortAnswer

AnyKind = Kind[Any, Any, Any, Any]

KINDS: dict[str, AnyKind] = {
    kind.name: kind
    for kind in (
        MultipleChoice(),
        MultipleResponse(),
        Grouping(),
        MatrixMultipleChoice(),
        MatrixMultipleResponse(),
        Cloze(),
        Rationale(),
        Highlight(),
        BowTie(),
        OrderedResponse(),
        HotSpot(),
        Numeric(),
        ShortAnswer(),
    )
}
