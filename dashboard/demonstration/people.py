"""The people of the demonstration. Every name is invented."""

from dataclasses import dataclass
from enum import StrEnum

PASSWORD = "steady-state-36"  # noqa: S105 -- printed by the command; no one else has it


class Part(StrEnum):
    """What a student does in the story."""

    VISITOR = "visitor"  # whoever tries the demonstration signs in as this one
    AHEAD = "ahead"
    STEADY = "steady"
    STUCK = "stuck"
    IMPROVING = "improving"
    STRUGGLING = "struggling"
    HALFWAY = "halfway"
    QUIET = "quiet"
    GONE = "gone"


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    name: str
    email: str


@dataclass(frozen=True)
class Member(Person):
    """A student and their part."""

    part: Part


INSTRUCTOR = Person("Ruth Abernathy-Cole", "instructor@example.org")
OBSERVER = Person("Simon Vanterpool", "observer@example.org")
STUDENT = Member("Noor Haddad", "student@example.org", Part.VISITOR)

# In an order that gives a smaller class some of each.
CAST = (
    ("Alina Petrescu", Part.AHEAD),
    ("Marcus Whitfield", Part.STEADY),
    ("Sofia Castellanos", Part.STUCK),
    ("Owen Gallagher", Part.QUIET),
    ("Priyanka Venkatesan", Part.IMPROVING),
    ("Bridget Mulcahy", Part.STRUGGLING),
    ("Samuel Okonjo", Part.HALFWAY),
    ("Lena Hoffstetter", Part.GONE),
    ("Kenji Morisaki", Part.STEADY),
    ("Hannah Tsosie", Part.AHEAD),
    ("Diego Salcedo", Part.STEADY),
    ("Chloe Archambault", Part.STUCK),
    ("Fatuma Warsame", Part.AHEAD),
    ("Jonah Steinfeld", Part.IMPROVING),
    ("Mei-Lin Tsang", Part.STEADY),
    ("Caleb Ostrander", Part.QUIET),
    ("Thandiwe Nkosi", Part.STEADY),
    ("Mateusz Wrona", Part.STRUGGLING),
    ("Leilani Kahananui", Part.HALFWAY),
    ("Rafael Quintanilha", Part.STUCK),
    ("Ingrid Solheim", Part.STEADY),
    ("Terrence Merriweather", Part.AHEAD),
    ("Yasmin Karimpour", Part.IMPROVING),
    ("Patrick Achterberg", Part.GONE),
    ("Ngoc Anh Pham", Part.AHEAD),
    ("Emeka Uzochukwu", Part.STEADY),
    ("Grace Adeyinka", Part.STUCK),
    ("Luca Ferrantino", Part.QUIET),
    ("Arjun Bhattarai", Part.STEADY),
    ("Dana Rosenthal", Part.IMPROVING),
    ("Tomasi Vakauta", Part.STEADY),
    ("Wren Calloway", Part.STRUGGLING),
    ("Elias Nasrallah", Part.HALFWAY),
    ("Joon-ho Baek", Part.STUCK),
    ("Paloma Etcheverry", Part.AHEAD),
    ("Isaac Tembo", Part.STEADY),
    ("Zainab Qureshi", Part.AHEAD),
    ("Viktor Dragomirov", Part.IMPROVING),
    ("Sunita Gurung", Part.STEADY),
)


def address(name: str) -> str:
    """Return the e-mail address of an invented student."""
    return f"{name.lower().replace(' ', '.')}@example.org"


MEMBERS = (STUDENT, *(Member(name, address(name), part) for name, part in CAST))
