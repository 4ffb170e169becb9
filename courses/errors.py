"""What can stand in the way of joining and running a class."""

from decimal import Decimal


class CourseError(Exception):
    """Something a person asked of a cohort can't be done."""


class UnknownCodeError(CourseError):
    """No cohort has this join code."""


class RevokedCodeError(CourseError):
    """The join code was good once and has been revoked."""


class AlreadyEnrolledError(CourseError):
    """The person is in this cohort already."""

    def __init__(self, cohort_id: int, name: str) -> None:
        """Say which cohort."""
        super().__init__(name)
        self.cohort_id = cohort_id
        self.name = name


class LeftCohortError(CourseError):
    """The person was in this cohort once; a code alone doesn't let them in again."""


class ForeignClaimError(CourseError):
    """The claim is of another course than the class takes."""

    def __init__(self, number: int) -> None:
        """Say which claim."""
        super().__init__(f"claim {number}")
        self.number = number


class AccommodationOutOfRangeError(CourseError):
    """An accommodation gives more time, and no more than ten times and a day."""

    def __init__(self, time_multiplier: Decimal, extra_seconds: int) -> None:
        """Keep what was asked for."""
        super().__init__(f"{time_multiplier} times and {extra_seconds} s more")
        self.time_multiplier = time_multiplier
        self.extra_seconds = extra_seconds
