"""A class in the middle of a quiz, made in a process of its own.

What a student needs to go on, a session and an attempt, is printed as JSON.
"""

import json
import sys
from datetime import timedelta
from decimal import Decimal

from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from quizzes.services.attempts import start_attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.faults.paper import WEIGHTS

# What to run it with: models can't be imported before Django is set up.
COMMAND = (
    "import django; django.setup(); from tests.faults import classroom as c; c.make()"
)
STUDENTS = 60


def make():
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        desks = _fill(timezone.now())
    connections.close_all()
    json.dump(desks, sys.stdout)


def _fill(now):
    assignment = AssignmentFactory(
        opens_at=now - timedelta(hours=1),
        closes_at=now + timedelta(days=1),
        time_limit=timedelta(hours=3),
    )
    for position, weight in enumerate(WEIGHTS, start=1):
        item = ItemFactory(course=assignment.cohort.course)
        SlotFactory(
            quiz=assignment.quiz, position=position, weight=Decimal(weight), pool=[item]
        )
    return [_desk(assignment, now) for _ in range(STUDENTS)]


def _desk(assignment, now):
    enrolment = EnrolmentFactory(cohort=assignment.cohort)
    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed=f"{enrolment.pk}", now=now
    )
    browser = Client()
    browser.force_login(enrolment.user)
    return {"attempt": attempt.pk, "session": browser.cookies["sessionid"].value}
