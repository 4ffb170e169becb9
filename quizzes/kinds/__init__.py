"""The kinds of items: what each asks, what is right and what it earns.

Nothing here knows the web, the database, the time or chance.
"""

from typing import Any

from quizzes.kinds.base import Kind
from quizzes.kinds.matrix_multiple_choice import MatrixMultipleChoice
from quizzes.kinds.multiple_choice import MultipleChoice
from quizzes.kinds.multiple_response import MultipleResponse
from quizzes.kinds.numeric import Numeric

AnyKind = Kind[Any, Any, Any, Any]

KINDS: dict[str, AnyKind] = {
    kind.name: kind
    for kind in (
        MultipleChoice(),
        MultipleResponse(),
        MatrixMultipleChoice(),
        Numeric(),
    )
}
