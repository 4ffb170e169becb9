"""What was chosen for the preview of a regrade, kept so that it has an address.

Attempts and a reason would be too long for the address itself, and not for its log.
"""

import json
from hashlib import blake2b
from typing import Any

from config.http import SignedInRequest
from dashboard.forms.regrades import Choice
from quizzes.models import Regrade

KEPT = "regrade_choices"
# So many previews can be gone back to; the session is read for every page.
MOST_KEPT = 5


def keep_choice(request: SignedInRequest, regrade: Regrade, choice: Choice) -> str:
    """Keep a choice in the viewer's session, and return the key of its preview.

    The same choice again has the same key.
    """
    entry = [regrade.pk, choice]
    key = blake2b(json.dumps(entry).encode(), digest_size=8).hexdigest()
    kept: dict[str, Any] = request.session.get(KEPT, {})
    others = [each for each in kept.items() if each[0] != key]
    request.session[KEPT] = dict([*others, (key, entry)][-MOST_KEPT:])
    return key


def kept_choice(request: SignedInRequest, regrade: Regrade, key: str) -> Choice | None:
    """Return what was chosen for a preview of `regrade`; None if it is not kept."""
    of_regrade, choice = request.session.get(KEPT, {}).get(key, (None, None))
    return choice if of_regrade == regrade.pk else None
