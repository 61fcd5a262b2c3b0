"""What somebody calls their case, read from their own words: a first guess that a person may correct."""

from __future__ import annotations

import re
import unicodedata

from estelar.cases.rules.words import Kind

# In the order in which they are looked for: what obliges most comes first. Stems, without accents, in Spanish and English.
_STEMS: tuple[tuple[Kind, str], ...] = (
    (Kind.REPORT, r"denunci\w+|soborno\w*|corrupcion|acoso|whistleblow\w*|misconduct|bribe\w*|harass\w*"),
    (Kind.COMPLAINT, r"quej\w+|inconform\w+|complain\w*|mal trato|maltrat\w+|pesim\w+|rude(?:ness)?"),
    (Kind.CLAIM, r"reclam\w+|reembols\w+|cobro (?:doble|indebido)|devolucion|refund\w*|overcharg\w*"),
    (Kind.PETITION, r"derecho de peticion|peticion\w*|solicit\w+|request\w*"),
    (Kind.SUGGESTION, r"sugerenci\w+|sugier\w+|propon\w+|suggest\w*"),
    (Kind.COMPLIMENT, r"felicit\w+|agradec\w+|excelente (?:servicio|atencion|trato)|thank you for the (?:great|excellent)|congratulat\w*"),
    (Kind.INFORMATION, r"informacion|horario\w*|consulta\w*|information|opening hours"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{stems})\b")) for kind, stems in _STEMS)


def plain(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def kind_of(subject: str, text: str) -> Kind:
    """What the subject says, else what the text says, else a petition: whatever is asked must be answered (CPACA art. 13).

    >>> kind_of("Reclamo por cobro doble", "Felicito a la cajera."), kind_of("Hola", "quiero felicitar a la enfermera")
    (<Kind.CLAIM: 'claim'>, <Kind.COMPLIMENT: 'compliment'>)
    >>> kind_of("", "Mi factura llegó dos veces")
    <Kind.PETITION: 'petition'>
    """
    for words in (subject, text):
        said = plain(words[:5_000])
        for kind, pattern in _PATTERNS:
            if pattern.search(said):
                return kind
    return Kind.PETITION


_NUMBER = re.compile(r"\[(\d{4})-(\d{6,})\]")


def numbers_in(subject: str) -> list[int]:
    """The cases whose number a subject carries as we write it.

    >>> numbers_in("Re: [2026-000123] Su solicitud")
    [123]
    """
    return [int(number) for _year, number in _NUMBER.findall(subject)]
