"""Answering the quick check of a lesson."""

OPTIONS = [{"id": each, "text": f"Option {each}"} for each in "abcd"]
COLUMNS = [{"id": "yes", "text": "Expected"}, {"id": "no", "text": "Not expected"}]


def answer(client, address, **data):
    """Post an answer and return how the check stands then, and its page."""
    response = client.post(address, data)
    [check] = response.context["page"].checks
    return check, response


def told(check):
    return [
        (verdict.text_html, verdict.is_right) for verdict in check.explanation.verdicts
    ]
