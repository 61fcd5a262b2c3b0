"""How every figure is computed: a list, a sheet for each measure, and the rules for what is said and withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.analytics import classification, compare, control, intervals, privacy
from estelar.analytics.measures.registry import MEASURES
from estelar.encounters.rules import RULE_VERSION
from estelar.permissions import Permission
from estelar.reports import rules
from estelar.reports.views.drawing import language
from estelar.ui.components import Crumb, Fact
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request


@guarded(Permission.SEE_FIGURES)
def methods(request: Request) -> HttpResponse:
    """Every measure in a sentence."""
    sheets = [
        (reverse("reports:method", args=[name]), measure.title.in_(language()), measure.meaning.in_(language()))
        for name, measure in MEASURES.items()
    ]
    return render(request, "reports/methods.html", {"sheets": sheets, "rule_version": RULE_VERSION})


@guarded(Permission.SEE_FIGURES)
def method(request: Request, name: str) -> HttpResponse:
    """The sheet of one measure."""
    measure = MEASURES.get(name)
    if measure is None:
        raise Http404
    at = language()
    lines = [
        Fact(_("What it says"), measure.meaning.in_(at)),
        Fact(_("Computation"), measure.formula.in_(at)),
        Fact(_("Unit of measure"), measure.unit.in_(at)),
        Fact(_("Computed from"), ", ".join(f"{table.name} ({table.meaning.in_(at)})" for table in measure.sources)),
        Fact(_("Reference"), measure.reference or "–"),
        Fact(_("On the command line"), f"estelar analyse {measure.name} --facts …/facts --by moment,unit"),
    ]
    crumbs = [Crumb(_("Methods"), reverse("reports:methods")), Crumb(measure.title.in_(at))]
    return render(request, "reports/method.html", {"title": measure.title.in_(at), "lines": lines, "crumbs": crumbs})


@guarded(Permission.SEE_FIGURES)
def method_rules(request: Request) -> HttpResponse:
    """The rules behind verdicts, marks, limits, colours, and what is withheld."""
    context = {
        "verdicts": [(verdict.value, verdict.text.in_(language())) for verdict in compare.Verdict],
        "enough": compare.ENOUGH,
        "discoveries": compare.FALSE_DISCOVERIES,
        "compare_version": compare.RULE_VERSION,
        "k": privacy.K,
        "privacy_version": privacy.RULE_VERSION,
        "effect": classification.LEAST_EFFECT,
        "class_version": classification.RULE_VERSION,
        "baseline": control.BASELINE,
        "smallest": control.SMALLEST,
        "bootstrap": intervals.BOOTSTRAP_BELOW,
        "good": rules.GOOD,
        "rule_version": RULE_VERSION,
        "crumbs": [Crumb(_("Methods"), reverse("reports:methods")), Crumb(_("Rules"))],
    }
    return render(request, "reports/method_rules.html", context)
