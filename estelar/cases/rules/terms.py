"""Which term holds for a case: what the organisation settled, else the law of the country, else its own standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from estelar.cases.rules.words import OWN, Kind
from estelar.law.rules import (
    Answer,
    Counts,
    ExtensionRule,
    Incomplete,
    Mark,
    Receipt,
    Retention,
    Rule,
    Silence,
    Span,
    Start,
    Term,
    Transfer,
    Unit,
)
from estelar.text import Text

OWN_DAYS = 15
"""Business days of the organisation's own standard where neither the law nor a line of its own says anything."""
INCOMPLETE = "incomplete"
"""Cause of the pause of a case that lacks something; the other causes are those that its rule names."""
MOST_OWN_DAYS = 365


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was settled. Empty, or no way: any. A way names a node of a tree and all above it, as unit paths do."""

    rule_id: str
    own_days: int | None = None
    kind: str = ""
    theme: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The term of a new case. `own_days` counts only without a rule; neither: nothing is due."""

    rule_id: str = ""
    rule_version: int = 1
    own_days: int | None = None


def most_exact(lines: Iterable[Line], *, kind: str, themes: Sequence[int], units: Sequence[int]) -> Line | None:
    """The line that fits best; `themes` and `units` lead from the case's own up to the root. Theme before unit before kind.

    >>> any_kind, claims = Line("co.general"), Line("co.utilities", kind="claim")
    >>> most_exact([any_kind, claims], kind="claim", themes=[], units=[1]).rule_id
    'co.utilities'
    >>> most_exact([claims, Line("own", 5, theme=7)], kind="claim", themes=[9, 7], units=[1]).own_days
    5
    """
    best: tuple[tuple[int, int, bool], Line] | None = None
    for line in lines:
        if line.kind not in ("", kind) or line.theme not in (None, *themes) or line.unit not in (None, *units):
            continue
        theme = len(themes) - themes.index(line.theme) if line.theme is not None else 0
        unit = len(units) - units.index(line.unit) if line.unit is not None else 0
        weight = (theme, unit, bool(line.kind))
        if best is None or weight > best[0]:
            best = weight, line
    return best[1] if best else None


def is_on(rule: Rule, confirmed: Mapping[tuple[str, int], bool]) -> bool:
    """Does the rule hold here? What an administrator said of this very version counts; else only what is not from memory is on."""
    return confirmed.get((rule.id, rule.version), rule.enabled_by_default)


def usual(rules: Sequence[Rule], *, kind: str, on: date, confirmed: Mapping[tuple[str, int], bool]) -> Rule | None:
    """The rule of a country for this kind of case on that day that holds for whoever names no sector; none: the law sets no term.

    Which other sector an organisation is in, it settles by lines of its own.
    """
    fitting = (
        rule
        for rule in rules
        if rule.is_general and kind in rule.case_kinds and rule.holds_on(on) and rule.term is not None and is_on(rule, confirmed)
    )
    return next(fitting, None)


def choose(line: Line | None, rule: Rule | None, *, kind: str) -> Chosen:
    """The term of a new case: `line` is what was settled for it, `rule` the one that the line names, else the usual one.

    A compliment asks for thanks and no term runs, unless a line says so.
    """
    if line is not None and line.rule_id == OWN:
        return Chosen(own_days=line.own_days or OWN_DAYS)
    if rule is not None and (line is not None or kind != Kind.COMPLIMENT):
        return Chosen(rule.id, rule.version)
    return Chosen() if kind == Kind.COMPLIMENT else Chosen(own_days=OWN_DAYS)


def own(days: int, *, country: str, zone: str) -> Rule:
    """The organisation's own standard in the shape of a rule: so many business days, resumed when a request was completed.

    It forbids nothing that the law would: it may be extended once to double, and a request may be incomplete for thirty days.
    """
    return Rule(
        id=OWN,
        version=1,
        country=country,
        zone=zone,
        sector=OWN,
        title=Text("Estándar propio", "Own standard"),
        citation=Text("Estándar de servicio de la organización", "Service standard of the organisation"),
        term=Term(Span(days, Unit.BUSINESS), Start.NEXT_DAY),
        counts=Counts(),
        pauses=(),
        incomplete=Incomplete(
            person_has=Span(30, Unit.CALENDAR),
            on_fail=Text(
                "Se cierra con una comunicación motivada; quien la presentó puede volver a hacerlo.",
                "It is closed with a reasoned notice; whoever brought it may bring it again.",
            ),
            citation="",
        ),
        extension=ExtensionRule(allowed=True, max_factor=2),
        transfer=Transfer(
            forward_within=Span(days, Unit.BUSINESS),
            tell=True,
            citation="",
            words=Text("Se remite a quien es competente y se avisa.", "It is passed on to whoever is competent, and told."),
        ),
        silence=Silence(effect="none", words=Text("No hay un efecto legal.", "There is no legal effect.")),
        receipt=Receipt(
            key=True,
            when="at_once",
            durable=True,
            fields=(),
            words=Text("Se entrega una constancia.", "A receipt is given."),
        ),
        answer=Answer(reasoned=True, all_points=True, same_language=True, channel="any", adr_text=False),
        survey_gate="after_resolution",
        closing_by_time_forbidden=False,
        retention=Retention(months=0, what=Text("", "")),
        reports=(),
        duties=(),
        case_kinds=tuple(kind.value for kind in Kind),
        valid_from=date.min,
        valid_to=None,
        verified=Mark.VERIFIED,
        reviewed_by="",
        source="",
        note=None,
    )
