"""`{% once %}`: a piece of the frame that is the same on every page is drawn once for each language."""

from collections.abc import Hashable

from django.template import Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST = 200
"""Pieces kept for one place of a template; then they are drawn anew."""


class Once(Node):
    """What it holds may depend on the language and on `values` alone; these are hashable."""

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values
        self.kept: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(value.resolve(context) for value in self.values))
        if key not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = mark_safe(self.nodelist.render(context))  # noqa: S308 - escaped as it was drawn
        return self.kept[key]


def once(parser: Parser, token: Token) -> Once:
    """`{% once %}…{% endonce %}`, or `{% once value … %}` for a piece that depends on values too."""
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist, values)
