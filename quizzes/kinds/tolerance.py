"""How far from the key an amount may be."""

from decimal import Decimal, localcontext
from typing import Literal, Self

from pydantic import Field, model_validator

from quizzes.kinds.amounts import EXACT, RoundTo, places_of, rounded
from quizzes.kinds.base import Amount, Frozen


class Tolerance(Frozen):
    """How far from the key an answer may be; the limits themselves are right.

    `rel` is a share of the key: 0.05 is five percent. `round` takes the key rounded
    as the item tells, `round-at-least` also the key rounded less.
    """

    mode: Literal["abs", "rel", "range", "round", "round-at-least"]
    amount: Amount = Field(default=Decimal(0), ge=0)
    low: Amount | None = None
    high: Amount | None = None

    @model_validator(mode="after")
    def _range_has_limits(self) -> Self:
        """Refuse a range without its two limits, and limits without a range."""
        limits = (self.low is not None) + (self.high is not None)
        if limits != (2 if self.mode == "range" else 0):
            message = "low and high belong to mode range, which needs both"
            raise ValueError(message)
        return self

    @property
    def needs_rounding(self) -> bool:
        """Tell whether it means nothing unless the item says how to round."""
        return self.mode in {"round", "round-at-least"}

    def allows(
        self, amount: Decimal, *, key: Decimal, round_to: RoundTo | None
    ) -> bool:
        """Tell whether `amount` is right; nothing is lost to binary fractions."""
        places = round_to.places if round_to else 0
        with localcontext(EXACT):
            if self.low is not None and self.high is not None:
                return self.low <= amount <= self.high
            if self.mode == "round":
                return amount == rounded(key, places)
            if self.mode == "round-at-least":
                return amount == rounded(key, max(places, places_of(amount)))
            most = self.amount * abs(key) if self.mode == "rel" else self.amount
            return abs(amount - key) <= most
