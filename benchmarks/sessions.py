"""Signed-in sessions, stored as signing in stores them."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from accounts.models import User


def sign_in(users: Sequence[User], expires_at: datetime) -> list[str]:
    """Return a session key for each of `users`, in their order."""
    store = SessionStore()
    [backend] = settings.AUTHENTICATION_BACKENDS
    sessions = [
        Session(
            session_key=f"{'s' * 12}{user.pk:020}",
            session_data=store.encode(
                {
                    SESSION_KEY: str(user.pk),
                    BACKEND_SESSION_KEY: backend,
                    HASH_SESSION_KEY: user.get_session_auth_hash(),
                }
            ),
            expire_date=expires_at,
        )
        for user in users
    ]
    Session.objects.bulk_create(sessions)
    return [each.session_key for each in sessions]
