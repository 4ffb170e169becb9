"""A lab as a lesson holds it: one drug of each sort, and someone older."""

NEVER = {"first": "oxazine", "second": "", "person": "", "interval": "24", "doses": "8"}
CHOSEN = {**NEVER, "first": "longazolam"}


def life(name, low, high):
    """Return a half-life as a lesson's block stores it."""
    return {"name": name, "low": low, "high": high, "html": f"<b>{name}</b>"}


def lab_block(**start):
    """Return a block that starts with `start`, or with eight doses a day apart."""
    drugs = (
        ("longazolam", life("longazolam", "30", "40"), None),
        ("prodrug", None, life("left behind", "40", "50")),
        ("shortazolam", life("shortazolam", "3.5", "18.4"), None),
        ("twofold", life("twofold", "39", "39"), life("its metabolite", "", "100")),
    )
    return {
        "type": "lab",
        "section": "two-sites",
        "lab": {
            "slug": "half-life",
            "title": "Which one still rises?",
            "caption": "<b>First-order</b> elimination.",
            "drugs": [
                {"slug": slug, "name": slug, "parent": parent, "metabolite": made}
                for slug, parent, made in drugs
            ],
            "people": [
                {
                    "slug": "older",
                    "label": "An older adult",
                    "says": "SLOWER",
                    "spares": ["shortazolam"],
                    "spared": "SPARED",
                }
            ],
            "start": {
                "first": "longazolam",
                "second": "",
                "person": "",
                "interval": 24,
                "doses": 8,
                **start,
            },
        },
    }
