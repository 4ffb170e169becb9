"""Eight weeks on a class's clock, with the hours at which students sit down."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dashboard.demonstration.chance import Chance

WEEKS = 8
DAYS = WEEKS * 7
TODAY, YESTERDAY = DAYS, DAYS - 1

# From seven in the morning to ten at night: a little at lunch, most in the evening.
FIRST_HOUR = 7
HOURS = (1, 2, 2, 3, 3, 5, 4, 3, 3, 4, 4, 5, 8, 9, 7, 3)
SEASONS = ("winter", "spring", "summer", "fall")


@dataclass(frozen=True)
class Calendar:
    """The days of a class that began eight weeks before `now`: 0 is its first."""

    now: datetime
    zone: ZoneInfo

    @property
    def first_day(self) -> date:
        """Return the date on which the class began."""
        return self.now.astimezone(self.zone).date() - timedelta(days=DAYS)

    @property
    def last_day(self) -> date:
        """Return the date on which it will end, as long from now as it began ago."""
        return self.first_day + timedelta(days=2 * DAYS)

    @property
    def season(self) -> str:
        """Return the season and year of the first day, such as "fall 2026"."""
        months_since_december = self.first_day.month % 12
        return f"{SEASONS[months_since_december // 3]} {self.first_day.year}"

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """Return an instant by its day and its time on the class's clock."""
        date_there = self.first_day + timedelta(days=day)
        there = datetime.combine(date_there, time(hour, minute), tzinfo=self.zone)
        return there.astimezone(UTC)

    def sometime(self, day: int, chance: Chance) -> datetime:
        """Draw an instant of a day at which students study."""
        hours = range(FIRST_HOUR, FIRST_HOUR + len(HOURS))
        hour = chance.pick("hour", hours, HOURS)
        within = chance.moment("minute", timedelta(0), timedelta(minutes=59))
        return self.at(day, hour) + within
