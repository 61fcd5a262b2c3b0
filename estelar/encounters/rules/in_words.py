"""The rule of a scale as a reader sees it, beside the figures that it made."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from estelar.encounters.rules.impression import Scale


@dataclass(frozen=True)
class ScaleInWords:
    """Which values are stellar, neutral, bitter, satisfied; `boxes` lists the words that each value understands."""

    scale: Scale
    stellar: str
    neutral: str
    bitter: str
    satisfied: str
    boxes: list[tuple[str, str]]

    @property
    def sentence(self) -> str:
        """One line for the foot of a figure."""
        return _("By the rule, version %(version)s: ★ %(stellar)s · ● %(neutral)s · ◆ %(bitter)s · satisfied %(satisfied)s.") % {
            "version": self.scale.rule_version,
            "stellar": self.stellar,
            "neutral": self.neutral,
            "bitter": self.bitter,
            "satisfied": self.satisfied,
        }


def _span(low: float, high: float) -> str:
    if low > high:
        return "—"
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"


def described(scale: Scale) -> ScaleInWords:
    """Put a scale into words; whole numbers stand for themselves, decimals fall by the same cuts.

    >>> from estelar.encounters.rules.impression import SCALES
    >>> d = described(SCALES["0-10"])
    >>> d.stellar, d.neutral, d.bitter, d.satisfied
    ('9–10', '5–8', '0–4', '9–10')
    """
    boxes: dict[float, list[str]] = {}
    for word, value in scale.words.items():
        boxes.setdefault(value, []).append(word)
    return ScaleInWords(
        scale=scale,
        stellar=_span(scale.stellar_from, scale.high),
        neutral=_span(scale.bitter_to + 1, min(scale.stellar_from - 1, scale.high)),
        bitter=_span(scale.low, scale.bitter_to),
        satisfied="—" if scale.satisfied_from is None else _span(scale.satisfied_from, scale.high),
        boxes=[(f"{value:g}", ", ".join(words)) for value, words in sorted(boxes.items())],
    )
