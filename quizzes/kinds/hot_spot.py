"""Places to find on an image."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from quizzes.kinds import rules
from quizzes.kinds.base import (
    Element,
    Frozen,
    Id,
    Kind,
    Outcome,
    Problem,
    ResponseInvalidError,
    WholeItemScoring,
    gettext_noop,
    refuse_unknown_parts,
)
from quizzes.kinds.options import (
    check_known,
    check_options,
    check_stem,
    ids_of,
    read_choices,
)
from quizzes.kinds.outlines import Outline, Region, check_outlines

LEAST_REGIONS, MOST_REGIONS = 3, 12
LETTERS_ACROSS = 20

# A name of one of our own images, never an address.
ImageName = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9_-]+/)*[a-z0-9_-]+\.(svg|png|jpg|webp)$")
]


class Image(Frozen):
    """An image by its static name, its size in pixels and its words."""

    name: ImageName
    alt: str
    width: int = Field(ge=1, le=4000)
    height: int = Field(ge=1, le=4000)

    @property
    def letter_size(self) -> int:
        """Return how high the letters on it are, so that a phone shows them too."""
        return max(1, self.width // LETTERS_ACROSS)


class HotSpotContent(Frozen):
    """A stem, an image and its regions; `n` is how many to choose.

    Each region is also an option in a list, so that no one has to see or to point.
    """

    stem: str
    image: Image
    regions: tuple[Region, ...] = Field(min_length=1)
    n: int = Field(default=1, ge=1)

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Return each region as it is drawn on the image."""
        size = (self.image.width, self.image.height)
        return tuple(region.drawn(*size) for region in self.regions)


class HotSpotKey(Frozen):
    """The ids of the right regions."""

    regions: tuple[Id, ...] = Field(min_length=1)


class HotSpotScoring(WholeItemScoring):
    """A point for each region."""

    rule: Literal["zero-one"] = "zero-one"


class HotSpotResponse(Frozen):
    """The ids of the chosen regions, in the order of the content."""

    regions: tuple[str, ...] = ()


class HotSpot(Kind[HotSpotContent, HotSpotKey, HotSpotScoring, HotSpotResponse]):
    """Choose the one region, or the n regions, that the stem asks for."""

    name: str = "hot-spot"
    label: str = gettext_noop("Hot spot")
    schema: int = 1
    Content: type[HotSpotContent] = HotSpotContent
    Key: type[HotSpotKey] = HotSpotKey
    Scoring: type[HotSpotScoring] = HotSpotScoring
    Response: type[HotSpotResponse] = HotSpotResponse

    def check(
        self, content: HotSpotContent, key: HotSpotKey, scoring: HotSpotScoring
    ) -> list[Problem]:
        """Return what breaks the limits of the kind."""
        return [
            *check_stem(content.stem),
            *_check_image(content.image),
            *check_options(
                content.regions,
                where="content.regions",
                least=LEAST_REGIONS,
                most=MOST_REGIONS,
            ),
            *check_outlines(content.regions, where="content.regions"),
            *check_known(key.regions, content.regions, where="key.regions"),
            *_check_count(content, key),
        ]

    def parse(
        self, content: HotSpotContent, raw: Mapping[str, object]
    ) -> HotSpotResponse:
        """Read `{"regions": [id, …]}`."""
        refuse_unknown_parts(raw, known=("regions",))
        regions = read_choices(raw.get("regions"), content.regions)
        if len(regions) > content.n:
            raise ResponseInvalidError(
                gettext_noop(
                    "%(count)d regions are chosen. Choose at most %(most)d: "
                    "clear one before you choose another."
                ),
                count=len(regions),
                most=content.n,
            )
        return HotSpotResponse(regions=regions)

    def empty(self, content: HotSpotContent) -> HotSpotResponse:
        """Return no regions."""
        return HotSpotResponse()

    def is_empty(self, response: HotSpotResponse) -> bool:
        """Tell whether no region is chosen."""
        return not response.regions

    def is_complete(self, content: HotSpotContent, response: HotSpotResponse) -> bool:
        """Tell whether as many are chosen as the stem asks for."""
        return len(response.regions) >= content.n

    def key_response(self, content: HotSpotContent, key: HotSpotKey) -> HotSpotResponse:
        """Choose the right regions."""
        known = ids_of(content.regions)
        return HotSpotResponse(regions=tuple(e for e in known if e in key.regions))

    def score(
        self,
        content: HotSpotContent,
        key: HotSpotKey,
        scoring: HotSpotScoring,
        response: HotSpotResponse,
    ) -> Outcome:
        """Award a point for each right region.

        Source: NAPLEX hot spot, marked right or wrong; with n regions as select N.
        """
        keyed, chosen = set(key.regions), set(response.regions)
        points = rules.zero_one_set(keyed, chosen)
        elements = tuple(
            Element(
                id=each,
                group="",
                selected=each in chosen,
                keyed=each in keyed,
                delta=int(each in chosen & keyed),
            )
            for each in ids_of(content.regions)
        )
        return Outcome(points.raw, points.max, elements, arithmetic=points.arithmetic)

    def present(self, content: HotSpotContent, seed: int | str) -> HotSpotContent:
        """Return `content`: the regions are where they are."""
        return content


def _check_image(image: Image) -> list[Problem]:
    """Refuse an image that is not also put in words."""
    if image.alt.strip():
        return []
    return [Problem("content.image", "Say in alt what the image shows.")]


def _check_count(content: HotSpotContent, key: HotSpotKey) -> list[Problem]:
    """Refuse a repeated id, and a key of another size than students are told."""
    count = len(set(key.regions))
    problems = []
    if count != len(key.regions):
        message = "A region is keyed twice; name each once."
        problems.append(Problem("key.regions", message))
    if content.n != count:
        message = f"Students choose {content.n} but {count} are keyed; make them equal."
        problems.append(Problem("content.n", message))
    return problems
