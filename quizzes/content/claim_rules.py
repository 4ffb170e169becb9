"""What the claims of a text may not say before a course is loaded."""

from courses.content.claims import Claims
from courses.content.faults import Faults
from courses.content.mentions import mentions
from courses.content.statements import statements_of
from courses.content.yaml import Passage
from quizzes.content.lesson_rules import note_uncited, note_wording

# The claims themselves repeat the text's own words, and nobody says them here.
OURS = ("finding", "matters")


def check_claims(claims: Claims, faults: Faults) -> None:
    """Note numbers without a source, unsafe notation and words that stigmatize."""
    for key in OURS:
        said = mentions(claims.document, "paragraphs", ..., "claims", ..., key)
        for text, file, line in said:
            found = statements_of(Passage(file, line, text))
            note_uncited(found, file, faults)
            note_wording(found, file, faults)
