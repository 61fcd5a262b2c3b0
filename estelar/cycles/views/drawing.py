"""A design as the one ring of the house draws it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.cycles.rules import words
from estelar.cycles.rules.design import Design, MomentDesign
from estelar.people.context import word_of
from estelar.people.requests import Request
from estelar.ui.ring import MAX_NODES, Edge, EdgeKind
from estelar.ui.ring_drawing import Hub, RingDrawing, RingNode

NEXT_WEIGHT, BRANCH_WEIGHT = 0.3, 0.08
NO_TEXT = "\u00a0"


def hub_words(request: Request) -> str:
    """Whose cycle it is, in the middle of the ring: the customer, in the organisation's own word."""
    words = word_of(request.organisation, get_language()).the
    return words[:1].upper() + words[1:]


def edges_of(design: Design) -> list[Edge]:
    """From each moment to the next, and the branches."""
    keys = [one["key"] for one in design["moments"]]
    edges = [Edge(a, b, EdgeKind.NEXT, NEXT_WEIGHT) for a, b in pairwise(keys)]
    return edges + [Edge(one["from"], one["to"], EdgeKind(one["kind"]), BRANCH_WEIGHT) for one in design.get("branches", [])]


def ring_of(
    design: Design,
    *,
    key: str,
    hub: str = "",
    selected: str = "",
    url_of: Callable[[str], str] | None = None,
    target: str = "",
    exports: bool = False,
    small: bool = False,
) -> RingDrawing | None:
    """The ring of a design; None when there is nothing to draw, or more moments than a ring can hold. `small`: a thumbnail."""
    if not 1 <= len(design["moments"]) <= MAX_NODES:
        return None
    nodes = [
        RingNode(
            key=one["key"],
            label=one["name"],
            text=NO_TEXT if small else str(order),
            tone="plain",
            critical=bool(one.get("critical")),
            note=words.shown("channel", one.get("channel")),
            url=url_of(one["key"]) if url_of else "",
            panel_url=url_of(one["key"]) if url_of and target else "",
        )
        for order, one in enumerate(design["moments"], 1)
    ]
    title = _("Cycle “%(name)s”") % {"name": design["name"]}
    return RingDrawing(
        key=key,
        title=title,
        nodes=nodes,
        edges=edges_of(design),
        hub=Hub(hub),
        selected=selected,
        target=target,
        legend=False,
        exports=exports,
    )


def note_of(moment: MomentDesign) -> str:
    """Phone · optional · critical."""
    parts = [words.shown("channel", moment.get("channel"))]
    if moment.get("optional"):
        parts.append(_("optional"))
    if moment.get("visibility") == "back_stage":
        parts.append(_("back stage"))
    if moment.get("critical"):
        parts.append("◎ " + _("critical"))
    return " · ".join(part for part in parts if part)
