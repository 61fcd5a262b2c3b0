"""The registry: every measure by its name, for the command line, the method sheets, and the pages."""

from __future__ import annotations

from estelar.analytics.measures import distributions, journeys, shares
from estelar.analytics.measures.base import Measure
from estelar.errors import BadInput
from estelar.text import Text

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        journeys.ENCOUNTERS_COUNT,
        shares.SATISFACTION,
        distributions.RATING_MEAN,
        distributions.NPS,
        shares.STELLAR_SHARE,
        shares.BITTER_SHARE,
        distributions.WAIT,
        shares.WITHIN_STANDARD,
        journeys.REACH,
        journeys.DISSATISFACTION_PARETO,
        journeys.FLOW,
        journeys.TREND,
    )
}


def measure(name: str) -> Measure:
    """The measure of this name. Raises BadInput, naming those that exist.

    >>> measure("wait").title.in_("es")
    'Espera'
    """
    if name not in MEASURES:
        exist = ", ".join(MEASURES)
        raise BadInput(
            Text(es=f"No hay una medida «{name}». Las que hay: {exist}.", en=f'There is no measure "{name}". There are: {exist}.'),
            code="unknown_measure",
        )
    return MEASURES[name]
