"""Rules about what can harm: notation, pictures without words, persons' data."""

import re
from collections.abc import Mapping

from quizzes.kinds.base import Option
from quizzes.lint.base import Flaw, Flaws, ItemRule, Severity, TextRule
from quizzes.lint.values import Version

# Source: The Joint Commission, "Do Not Use" list; ISMP, List of Error-Prone
# Abbreviations, Symbols, and Dose Designations.
UNSAFE = {
    re.compile(r"\bQ\.?O\.?D\b"): "write every other day",
    re.compile(r"\bQ\.?D\b"): "write daily",
    re.compile(r"\bIU\b"): "write units",
    re.compile(r"\bMSO4\b"): "write morphine sulfate",
    re.compile(r"\bMgSO4\b"): "write magnesium sulfate",
    re.compile(r"\d\s?U\b(?!\.S|/L)"): "write units",
    # A laboratory may show by a zero how exactly it measured.
    re.compile(r"\d+\.0+\s?(?:mg|mL|mcg)\b(?!/d?L)"): "leave out the trailing zero",
    re.compile(r"(?<![\d.])\.\d"): "put a zero before the point",
}
# What is quoted is spoken of, and not used.
QUOTED = re.compile('“[^”]*”|"[^"]*"')
# Source: National Institute on Drug Abuse, Words Matter: terms to use and avoid.
STIGMA = {
    r"addicts?|addicted|junkies?|alcoholics": "name the person: a person with …",
    r"abus(?:e[drs]?|ers|ing)": "write misuse, or quote the official title",
    r"(?:clean|dirty) (?:urine|screen|test|sample|drug)s?": "say what the test found",
    r"drug[- ]seek(?:ing|ers?)": "say what was asked for, and when",
    r"non-?complian(?:t|ce)": "say what was taken and what was not",
}

IMAGE = re.compile(r"<img\b[^>]*>")
ALT = re.compile(r"\balt=(?:\"[^\"]*\S[^\"]*\"|'[^']*\S[^']*')")
COLORED = re.compile(
    r"\b(?:red|green) (?:area|arrow|bar|box|circle|column|curve|dot|line|part|point|"
    r"region|row|section|shading|square|text|zone)s?\b|"
    r"\b(?:colored|drawn|highlighted|marked|printed|shaded|shown|written) "
    r"(?:in )?(?:red|green)\b",
    re.IGNORECASE,
)

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)"
)
DATE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}})"
)
# A toll-free line belongs to an organization, such as a poison center.
PHONE = (
    r"(?<![\d-])(?!(?:1[-. ])?\(?8(?:00|33|44|55|66|77|88)\)?)"
    r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}\b"
)
IDENTIFIERS = {
    "record number": re.compile(
        r"\b(?:MRN|(?:medical |patient )?record (?:number|no\.?))[:# ]*\d{3,}",
        re.IGNORECASE,
    ),
    "Social Security number": re.compile(r"\b\d{3}-\d{2}-\d{4}\b"),
    "phone number": re.compile(PHONE),
    "e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[A-Za-z]{2,}"),
    "date of birth": re.compile(
        rf"\b(?:DOB|date of birth|birth date|born)\b\D{{0,12}}?{DATE}", re.IGNORECASE
    ),
}


def unsafe_notation(texts: Mapping[str, str]) -> Flaws:
    """Refuse what is misread in a prescription, wherever it stands."""
    for element, text in texts.items():
        used = QUOTED.sub("“”", text)
        for pattern, fix in UNSAFE.items():
            if found := pattern.search(used):
                message = f"“{found[0]}” is misread in orders"
                yield Flaw(Severity.ERROR, element, message, fix)


def stigma(texts: Mapping[str, str]) -> Flaws:
    """Refuse words that judge a person, but where they are quoted."""
    for element, text in texts.items():
        used = QUOTED.sub("“”", text)
        for words, fix in STIGMA.items():
            if found := re.search(rf"\b(?:{words})\b", used, re.IGNORECASE):
                message = f"“{found[0]}” judges the person"
                yield Flaw(Severity.ERROR, element, message, fix)


def media(version: Version) -> Flaws:
    """Refuse a picture or a region without words; warn where color alone tells."""
    content = version.content
    for image in IMAGE.findall(f"{content.stem}{version.feedback.general}"):
        if not ALT.search(image):
            fix = "describe it in its alt text"
            yield Flaw(Severity.ERROR, "stem", "a picture has no words", fix)
    if hasattr(content, "image") and not content.image.alt.strip():
        fix = "describe it under `alt`"
        yield Flaw(Severity.ERROR, "image", "the picture has no words", fix)
    regions: tuple[Option, ...] = getattr(content, "regions", ())
    for region in regions:
        if not region.text.strip():
            message = "the region has no label"
            yield Flaw(Severity.ERROR, f"regions.{region.id}", message, "name it")
    for element, text in version.asked.items():
        if found := COLORED.search(text):
            message = f"“{found[0]}” is found by color alone"
            fix = "name its place or its label too"
            yield Flaw(Severity.WARNING, element, message, fix)


def identifiers(texts: Mapping[str, str]) -> Flaws:
    """Refuse what looks like a real person's data."""
    for element, text in texts.items():
        for what, pattern in IDENTIFIERS.items():
            if found := pattern.search(text):
                message = f"“{found[0]}” looks like a {what}"
                fix = "patients are invented; leave it out"
                yield Flaw(Severity.ERROR, element, message, fix)


RULES = (
    TextRule("L31", "Unsafe notation", unsafe_notation),
    ItemRule("L32", "Pictures and colors", media),
    TextRule("L34", "Identifiers", identifiers),
    TextRule("L36", "Words that stigmatize", stigma),
)
