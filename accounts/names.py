"""People's names as they are kept: one line of characters that can be seen."""

import unicodedata

# Joiners shape letters of Persian and Indian names; the other invisible characters
# can hide a name or turn round the text beside it.
JOINERS = "\u200c\u200d"
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
# Letters and marks by category, though nothing is drawn for them.
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"


def tidied(name: str) -> str:
    """Return `name` in one line without invisible characters; empty if none is left."""
    words = " ".join(name.split())
    seen = "".join(
        char
        for char in words
        if char in JOINERS or unicodedata.category(char) not in UNSEEN
    )
    tidy = " ".join(seen.split())
    return tidy if any(char not in f"{JOINERS}{BLANKS} " for char in tidy) else ""
