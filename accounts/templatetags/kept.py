"""Parts of a page that are the same for everyone: rendered once in each process.

    {% kept %}                                    the same on every page
    {% kept text=page.text %}                     the same wherever `text` is shown
      <h1>{{ text.title }}</h1>
      {% fresh %}{% csrf_token %}{% endfresh %}   what is not, each time anew
    {% endkept %}

Nothing inside but what `kept` names can be seen there, so no one's name, token or
progress is ever kept for another. What is kept for a value goes when the value does.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.base import token_kwargs as read_arguments
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

# Stands where something fresh goes. No text of ours can have it in it.
GAP = "\0"
# Where a context says that it is being kept: the gaps so far.
GAPS = "_gaps"


@dataclass(frozen=True)
class Gap:
    """What goes into one place, and the names from inside that it needs."""

    nodes: NodeList
    names: Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What was rendered, around its gaps."""

    texts: Sequence[str]
    gaps: Sequence[Gap]

    def fill(self, context: Context) -> SafeString:
        """Render what is fresh, between what was kept."""
        first, *others = self.texts
        filled = [first]
        for gap, text in zip(self.gaps, others, strict=True):
            with context.push(**gap.names):
                filled.append(gap.nodes.render(context))
            filled.append(text)
        # All of it was rendered by templates.
        return mark_safe("".join(filled))  # noqa: S308


class KeptNode(Node):
    """Renders its content once for each value and language."""

    child_nodelists = ("nodelist",)

    def __init__(
        self, nodelist: NodeList, argument: tuple[str, FilterExpression] | None
    ) -> None:
        """Keep nothing yet."""
        self.nodelist = nodelist
        self._argument = argument
        self._sheets: MutableMapping[Any, dict[str | None, Sheet]] = WeakKeyDictionary()

    def render(self, context: Context) -> SafeString:
        """Return the content, what is fresh in it rendered now."""
        names = {}
        if self._argument:
            name, expression = self._argument
            names[name] = expression.resolve(context)
        if hasattr(context, GAPS):
            with context.push(**names):
                return self.nodelist.render(context)
        # Without a value, it stays as long as its template.
        sheets = self._sheets.setdefault(next(iter(names.values()), self), {})
        language = get_language()
        if language not in sheets:
            sheets[language] = self._render_once(context.new(names))
        return sheets[language].fill(context)

    def _render_once(self, context: Context) -> Sheet:
        """Render all but what is fresh, seeing nothing but what `context` has."""
        gaps: list[Gap] = []
        setattr(context, GAPS, gaps)
        return Sheet(self.nodelist.render(context).split(GAP), gaps)


class FreshNode(Node):
    """Renders its content each time, be what is around it kept or not."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, names: Sequence[str]) -> None:
        """Remember which names of what is kept it goes on using."""
        self.nodelist = nodelist
        self._names = names

    def render(self, context: Context) -> SafeString:
        """Return the content, or a gap for it in what is being kept."""
        gaps: list[Gap] | None = getattr(context, GAPS, None)
        if gaps is None:
            return self.nodelist.render(context)
        gaps.append(Gap(self.nodelist, {name: context[name] for name in self._names}))
        return SafeString(GAP)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Keep what is inside, for the one value that is named or for good.

    Raises:
        TemplateSyntaxError: more is named, or in another way than `name=value`.
    """
    words = token.split_contents()[1:]
    arguments = read_arguments(words, parser)
    if words or len(arguments) > 1:
        message = "`kept` takes nothing, or one `name=value`."
        raise template.TemplateSyntaxError(message)
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, next(iter(arguments.items()), None))


@register.tag
def fresh(parser: Parser, token: Token) -> FreshNode:
    """Render what is inside each time; after `fresh` stand names from around it."""
    nodelist = parser.parse(("endfresh",))
    parser.delete_first_token()
    return FreshNode(nodelist, token.split_contents()[1:])
