"""Canned answers: text with variables (`{nombre}`) and conditions (`{si monto}...{fin}`), in Spanish or English words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from estelar.errors import RuleBroken

VARIABLES: dict[str, tuple[str, str, str | Lazy]] = {
    "name": ("nombre", "name", gettext_lazy("name of whoever asks")),
    "number": ("numero", "number", gettext_lazy("number of the case")),
    "key": ("clave", "key", gettext_lazy("tracking key")),
    "subject": ("asunto", "subject", gettext_lazy("subject of the case")),
    "kind": ("tipo", "kind", gettext_lazy("what the customer calls it")),
    "received": ("recibido", "received", gettext_lazy("day on which it came in")),
    "due": ("vence", "due", gettext_lazy("day by which the answer is due")),
    "unit": ("unidad", "unit", gettext_lazy("unit of the case")),
    "organisation": ("organizacion", "organisation", gettext_lazy("name of the organisation")),
    "me": ("yo", "me", gettext_lazy("name of whoever writes")),
    "amount": ("monto", "amount", gettext_lazy("money claimed")),
    "promise": ("promesa", "promise", gettext_lazy("what was promised and is still due")),
}
"""What may stand in braces: its Spanish and its English word, and what it means."""
_BY_WORD = {word: key for key, (es, en, _meaning) in VARIABLES.items() for word in (es, en)}
_MARK = re.compile(r"\{\s*(?:(si no|if not|si|if)\s+)?([^{}\n]{1,40}?)\s*\}", re.IGNORECASE)
_ENDS = frozenset({"fin", "end"})


@dataclass(frozen=True, slots=True)
class Filled:
    """The text as it would go out, and the words of what nothing is known of."""

    text: str
    missing: tuple[str, ...]


def check(text: str) -> None:
    """Raises RuleBroken for a variable that nobody knows, and for a condition that is not closed, or closed without being opened."""
    depth = 0
    for mark in _MARK.finditer(text):
        condition, word = mark[1], mark[2].lower()
        if not condition and word in _ENDS:
            depth -= 1
        elif word not in _BY_WORD:
            raise RuleBroken(
                _("Nothing is called “{%(word)s}”. Known are: %(known)s.") % {"word": mark[2], "known": known()},
                code="unknown",
                field="text",
            )
        else:
            depth += bool(condition)
        if depth < 0:
            raise RuleBroken(_("A “{fin}” closes nothing. Begin the condition with “{si …}”."), code="unbalanced", field="text")
    if depth:
        raise RuleBroken(_("A condition is not closed. Write “{fin}” where it ends."), code="unbalanced", field="text")


def known() -> str:
    """Every Spanish word in braces, for the help of a form."""
    return ", ".join(f"{{{es}}}" for es, _en, _meaning in VARIABLES.values())


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """The text with its variables filled in; a condition keeps its part when its variable says something.

    What nobody knows stays in braces, so that whoever sends it sees that something is missing.

    >>> fill("Hola{si nombre} {nombre}{fin}, su caso {numero} vence {vence}.", {"name": "Luz", "number": "2026-000001"})
    Filled(text='Hola Luz, su caso 2026-000001 vence {vence}.', missing=('vence',))
    >>> fill("Hola{si nombre} {nombre}{fin}.", {}).text
    'Hola.'
    """
    out: list[str] = []
    missing: list[str] = []
    shown, at = [True], 0
    for mark in _MARK.finditer(text):
        if shown[-1]:
            out.append(text[at : mark.start()])
        at = mark.end()
        condition, word = (mark[1] or "").lower(), mark[2].lower()
        if word in _ENDS and not condition:
            if len(shown) > 1:
                shown.pop()
            continue
        value = values.get(_BY_WORD.get(word, ""), "").strip()
        if condition:
            wanted = not value if condition in ("si no", "if not") else bool(value)
            shown.append(shown[-1] and wanted)
        elif shown[-1]:
            out.append(value or mark[0])
            if not value:
                missing.append(mark[2])
    if shown[-1]:
        out.append(text[at:])
    return Filled("".join(out), tuple(dict.fromkeys(missing)))
