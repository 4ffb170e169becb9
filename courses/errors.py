"""What can stand in the way of joining and running a class."""


class CourseError(Exception):
    """Something a person asked of a cohort can't be done."""


class UnknownCodeError(CourseError):
    """No cohort has this join code."""


class RevokedCodeError(CourseError):
    """The join code was good once and has been revoked."""


class AlreadyEnrolledError(CourseError):
    """The person is in this cohort already."""
