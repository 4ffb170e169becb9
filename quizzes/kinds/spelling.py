"""Whether two words are the same word, spelled otherwise."""

import unicodedata

LEAST_LETTERS = 6  # in a shorter word one letter makes another word
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def normalized(text: str) -> str:
    """Return `text` without what never makes another answer of it.

    That is: capitals, accents, runs of spaces, kinds of dashes and a final period.
    """
    letters = unicodedata.normalize("NFKD", text).translate(DASHES)
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(bare.casefold().split()).rstrip(" .")


def is_one_slip(typed: str, right: str) -> bool:
    """Tell whether one slip of the keys makes `right` into `typed`.

    A slip leaves out a letter, adds one, changes one or swaps two neighbors; it
    happens in one word, and that word is long enough to stay itself.

    Source: Damerau FJ. Commun ACM 1964;7:171.
    """
    words, rights = typed.split(), right.split()
    if len(words) != len(rights):
        return False
    differing = [
        (word, model)
        for word, model in zip(words, rights, strict=True)
        if word != model
    ]
    if len(differing) != 1:
        return False
    word, model = differing[0]
    is_long = len(model) >= LEAST_LETTERS
    return is_long and word.isalpha() and model.isalpha() and _slipped(word, model)


def _slipped(word: str, model: str) -> bool:
    """Tell whether the two differ by one letter, or by two neighbors swapped."""
    start = 0
    while start < min(len(word), len(model)) and word[start] == model[start]:
        start += 1
    left, right = word[start:], model[start:]
    if len(left) == len(right):
        swapped = left[1::-1] + left[2:]
        return left[1:] == right[1:] or swapped == right
    return left[1:] == right or left == right[1:]
