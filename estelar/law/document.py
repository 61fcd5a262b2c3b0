"""An explained deadline as data: what `estelar deadline --format json` prints and the evidence of a case holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from estelar.law.duties import milestones
from estelar.law.given import Deadline
from estelar.law.rules import DISCLAIMER, Rule
from estelar.worktime import Calendar


def as_document(rule: Rule, found: Deadline, calendar: Calendar, language: str) -> dict[str, Any]:
    """The rule, the due day or instant, and one object a day with whether it counts and why; for JSON."""
    return {
        "rule": found.rule_id,
        "version": found.version,
        "received": _iso(found.received),
        "due": _iso(found.due),
        "due_at": _iso(found.due_at),
        "starts": _iso(found.starts),
        "first_due": _iso(found.first_due),
        "term": {"amount": found.term.amount, "unit": found.term.unit.value},
        "left": found.left,
        "paused_since": _iso(found.paused_since),
        "citation": rule.citation.in_(language),
        "verified": rule.verified.value,
        "calendar": {"name": calendar.name, "zone": calendar.zone, "country": calendar.country, "subdivision": calendar.subdivision},
        "days": [
            {"date": day.date.isoformat(), "counted": day.counted, "why": day.why.in_(language), "kind": day.kind, "source": day.source}
            for day in found.days
        ],
        "milestones": [
            {"key": one.key, "by": _iso(one.by), "words": one.words.in_(language), "citation": one.citation}
            for one in milestones(rule, found, calendar=calendar)
        ],
        "notes": [note.in_(language) for note in (*found.notes, *([rule.note] if rule.note else []))],
        "disclaimer": DISCLAIMER.in_(language),
    }


def _iso(at: date | datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
