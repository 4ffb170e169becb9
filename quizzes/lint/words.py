"""Texts as the rules compare them: without tags, sources, case and endings."""

import re
import unicodedata
from html import unescape

CITATION = re.compile(r'<a class="citation.*?</a>', re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|li|td|th|tr|caption)>|<br\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
STRONG = re.compile(r"<(strong|b)>(.*?)</\1>", re.DOTALL)
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9])|\n+")
ABBREVIATED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|vs|No|approx|e\.g|i\.e)\.$")
INSTRUCTION = re.compile(
    r"(?:select|choose|round|give|write|enter|type|drag|the point)\b.*\.$",
    re.IGNORECASE | re.DOTALL,
)

ASKING = ("?", ":")
JOINER = "\N{WORD JOINER}"  # keeps ranges on one line, and is no part of them
LEAST_STEM = 4  # letters that stay when an ending goes
ENDINGS = ("ings", "ing", "edly", "ies", "ed", "es", "ly", "s", "e", "y")

# Words that carry no content of their own.
EMPTY_TEXT = (
    "a about after all also an and any are as at be because been before being "
    "both but by can could did do does each either every few for from had has "
    "have he her here hers him his how if in into is it its just may might more "
    "most must no nor not of off on once one only or other our out over own same "
    "she should so some such than that the their them then there these they this "
    "those through to too under until up very was we were what when where which "
    "while who whom whose why will with without would you your"
)
EMPTY_WORDS = frozenset(EMPTY_TEXT.split())


def plain(html: str) -> str:
    """Return the words of rendered HTML, a line for each block, without sources."""
    inline = " ".join(CITATION.sub("", html).split())
    text = unescape(TAG.sub("", BLOCK_END.sub("\n", inline))).replace(JOINER, "")
    lines = unicodedata.normalize("NFKC", text).splitlines()
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def words(text: str) -> list[str]:
    """Return the words of a plain text, folded."""
    return [word.replace("’", "'").casefold() for word in WORD.findall(text)]


def folded(text: str) -> str:
    """Return a plain text without case and punctuation."""
    return " ".join(words(text))


def stemmed(word: str) -> str:
    """Return a folded word without its ending, which is enough to match another."""
    word = word.removesuffix("'s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            return word.removesuffix(ending)
    return word


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry content, without their endings."""
    return frozenset(stemmed(word) for word in words(text) if word not in EMPTY_WORDS)


def strong_words(html: str) -> frozenset[str]:
    """Return the words in bold or in capitals, folded."""
    bold = {word for found in STRONG.finditer(html) for word in words(plain(found[2]))}
    capitals = {word for word in WORD.findall(plain(html)) if word.isupper()}
    return frozenset(bold | {word.casefold() for word in capitals})


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text."""
    found: list[str] = []
    for part in SENTENCE_END.split(text):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found


def lead_in(text: str) -> str:
    """Return the sentence that asks: the last, save for how to answer it."""
    found = sentences(text)
    for sentence in reversed(found):
        if sentence.endswith(ASKING):
            return sentence
        if not INSTRUCTION.match(sentence):
            break
    return "".join(found[-1:])


def syllables(word: str) -> int:
    """Return about how many syllables a word has."""
    groups = len(re.findall(r"[aeiouy]+", word.casefold()))
    is_silent = word.endswith("e") and not word.endswith("le")
    return max(1, groups - is_silent)


def reading_grade(text: str) -> float:
    """Return the school grade that reads a plain text with ease; 0 of no words.

    Source: Kincaid JP and others. Research Branch Report 8-75, 1975.
    """
    found = WORD.findall(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
