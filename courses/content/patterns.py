"""The shapes of what authors type, and each shape in words for a fault."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"
NAME = r"^\S.{0,79}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"
DATE = r"^\d{4}-\d{2}-\d{2}$"
DOI = r"^10\.\d{4,9}/\S+$"
ADDRESS = r"^https://\S+$"
COUNT = r"^\d+$"
AMOUNT = r"^-?\d+(\.\d+)?$"
MINUTES = r"^[1-9]\d{0,3} min$"
ELEMENT = r"^[a-z][a-z0-9]{0,15}$"
PASSAGE = r"^[a-z0-9-]+#[a-z0-9-]+$"

WORDS = {
    SLUG: "lower-case letters, digits and single hyphens",
    CODE: "capitals, digits and single hyphens, such as TAPER-1",
    NAME: "at most 80 characters",
    LANGUAGE: "a language tag such as en-US",
    DATE: "a date such as 2026-11-03",
    DOI: "a DOI such as 10.1111/jgs.18372",
    ADDRESS: "an address that starts with https://",
    AMOUNT: "a plain number such as 0.5",
    MINUTES: "minutes, such as 30 min",
    ELEMENT: "a short id such as a, r1 or c2",
    PASSAGE: "lesson#section, such as first-step#never-all-at-once",
}
