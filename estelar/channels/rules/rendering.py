"""Texts with variables and conditions, for answers: `{{ customer.name }}`, `{% if overdue %}…{% endif %}`, `{% for point in points %}`.

The language is Django's, of which only these three tags and a few filters exist here; a text sees the data that it is given and nothing
else: no object of ours, no file, no setting. What is wrong with a text is said in a sentence, when it is written and when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.template import Context, Engine, TemplateSyntaxError
from django.template import Library as TagLibrary
from django.template import defaultfilters as filters
from django.template.base import FilterExpression, Node, NodeList, Origin, Parser, Template, TextNode, Token, Variable, VariableNode
from django.template.defaulttags import ForNode, IfNode, do_for, do_if
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken

MOST_SOURCE, MOST_RESULT, MOST_ROWS, MOST_DEPTH = 20_000, 100_000, 200, 2

register = TagLibrary()
_FILTERS = ("capfirst", "date", "default", "floatformat", "join", "length", "lower", "time", "title", "upper", "pluralize")


class _Listed:
    """What a loop goes through: a list, never a text letter by letter, and never a long one."""

    def __init__(self, wanted: Any) -> None:
        self.wanted = wanted

    def resolve(self, context: Context, ignore_failures: bool = False) -> list[Any]:
        found = self.wanted.resolve(context, ignore_failures)
        return list(found)[:MOST_ROWS] if isinstance(found, tuple) else []


def _for(parser: Parser, token: Token) -> ForNode:
    node = do_for(parser, token)
    node.sequence = _Listed(node.sequence)  # type: ignore[assignment]
    return node


register.tag("if", do_if)
register.tag("for", _for)
for _name in _FILTERS:
    register.filter(_name, getattr(filters, _name))


class _Engine(Engine):
    default_builtins = ["estelar.channels.rules.rendering"]


class _Missing(str):
    """What an unknown variable becomes; noticed after the text is made."""

    def __mod__(self, name: object) -> str:
        return f"\0{name}\0"

    def __contains__(self, part: object) -> bool:
        return part == "%s"


class _Bag:
    """Data by name, and nothing else: a mapping without methods, so that a text cannot call any."""

    __slots__ = ("_held",)

    def __init__(self, held: dict[str, Any]) -> None:
        self._held = held

    def __getitem__(self, name: str) -> Any:
        return self._held[name]

    def __bool__(self) -> bool:
        return bool(self._held)


def _plain(value: Any) -> Any:
    """A copy that holds plain values alone. Raises TypeError for anything that does something."""
    if isinstance(value, Mapping):
        return _Bag({str(name): _plain(one) for name, one in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_plain(one) for one in value)
    if value is None or isinstance(value, str | bool | int | float | Decimal | date | datetime | time):
        return str(value) if isinstance(value, str) else value
    raise TypeError(f"a text is given plain values, not {type(value).__name__}")


def _wrong(why: str) -> RuleBroken:
    said = _("This text cannot be used: {why}. Look at the braces and at the names between them.").format(why=why)
    return RuleBroken(said, code="bad_template", field="text")


def _compiled(source: str) -> Template:
    if len(source) > MOST_SOURCE:
        raise _wrong(_("it is too long"))
    if "\0" in source:
        raise _wrong(_("it holds a sign that is none"))
    engine = _Engine(dirs=[], loaders=[], libraries={}, autoescape=False, string_if_invalid=_Missing("%s"))
    try:
        template = Template(source, origin=Origin("text"), engine=engine)
    except TemplateSyntaxError as error:
        raise _wrong(str(error).split("\n")[0][:200]) from error
    except (RecursionError, ValueError, KeyError, IndexError) as error:
        raise _wrong(_("it is not understood")) from error
    if any(mark in str(text.s) for text in _texts(template.nodelist) for mark in ("{{", "{%", "%}")):
        raise _wrong(_("a brace has no partner"))
    if _depth(template.nodelist) > MOST_DEPTH:
        raise _wrong(_("it has loops inside loops inside loops"))
    return template


def _texts(nodes: NodeList) -> Iterator[TextNode]:
    return (node for node in nodes.get_nodes_by_type(TextNode) if isinstance(node, TextNode))


def _children(node: Node) -> Iterator[NodeList]:
    found: list[Any] = []
    if isinstance(node, IfNode):
        found = [nodes for _condition, nodes in node.conditions_nodelists]
    elif isinstance(node, ForNode):
        found = [node.nodelist_loop, node.nodelist_empty]
    yield from found


def _depth(nodes: NodeList) -> int:
    return max((isinstance(node, ForNode) + max((_depth(one) for one in _children(node)), default=0) for node in nodes), default=0)


def _of_expression(found: Any) -> Iterator[str]:
    """The names that an expression or a condition uses."""
    if isinstance(found, FilterExpression):
        values = [found.var, *(argument for _function, arguments in found.filters for _lookup, argument in arguments)]
        yield from (".".join(value.lookups) for value in values if isinstance(value, Variable) and value.lookups)
    elif isinstance(found, _Listed):
        yield from _of_expression(found.wanted)
    elif found is not None:
        for part in ("value", "first", "second"):
            if (inner := getattr(found, part, None)) is not None:
                yield from _of_expression(inner)


def _names(nodes: NodeList, bound: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        inside = bound
        expressions: Iterable[Any] = ()
        if isinstance(node, VariableNode):
            expressions = [node.filter_expression]
        elif isinstance(node, IfNode):
            expressions = [condition for condition, _nodes in node.conditions_nodelists]
        elif isinstance(node, ForNode):
            expressions = [node.sequence]
            inside = bound | {*node.loopvars, "forloop"}
        for expression in expressions:
            yield from (name for name in _of_expression(expression) if name.split(".")[0] not in bound)
        for one in _children(node):
            yield from _names(one, inside)


def names_in(source: str) -> set[str]:
    """The variables that a text uses. Raises RuleBroken for a text that cannot be used.

    >>> sorted(names_in("Hola {{ customer.name }}{% if late and days > 3 %}!{% endif %}{% for p in points %}{{ p }}{% endfor %}"))
    ['customer.name', 'days', 'late', 'points']
    """
    return set(_names(_compiled(source).nodelist, frozenset()))


def check(source: str, *, known: Iterable[str]) -> None:
    """Raises RuleBroken when a text cannot be used, or uses a name that is not `known` ("customer.name", "number", ...)."""
    strange = sorted(names_in(source) - set(known))
    if strange:
        said = _("This text names {name}, which does not exist here. Known names: {known}.")
        raise RuleBroken(said.format(name=strange[0], known=", ".join(sorted(known))), code="unknown_name", field="text")


def render(source: str, values: Mapping[str, Any]) -> str:
    """A text with its values, in the language and time zone that are active. Raises RuleBroken when a name has no value."""
    template = _compiled(source)
    given = {name: _plain(value) for name, value in values.items()}
    try:
        made = template.render(Context(given, autoescape=False))
    except (TemplateSyntaxError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        raise _wrong(str(error)[:200]) from error
    if "\0" in made:
        name = made.split("\0")[1]
        said = _("This text names {name}, for which there is no value here.")
        raise RuleBroken(said.format(name=name), code="no_value", field="text")
    if len(made) > MOST_RESULT:
        raise _wrong(_("what comes out of it is too long"))
    return str(made)
