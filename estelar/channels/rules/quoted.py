"""What somebody wrote, apart from what they quote and from the signature: in Spanish and English, as the usual programs write it.

Nothing is lost: the pieces together are the text. Where it is not certain, text stays with what is new: a petition ends with a name, a
number and an address, so a closing ("Atentamente,") is never taken for the beginning of a signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a piece of a text is."""

    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Pieces:
    """A text in pieces, in their order."""

    pieces: tuple[tuple[Part, str], ...]

    def of(self, part: Part) -> str:
        """Everything of one sort, trimmed."""
        return "\n".join(text for kind, text in self.pieces if kind is part).strip()

    @property
    def new(self) -> str:
        return self.of(Part.NEW)

    @property
    def quoted(self) -> str:
        return self.of(Part.QUOTED)

    @property
    def signature(self) -> str:
        return self.of(Part.SIGNATURE)


MOST_LINES = 20_000  # of longer texts, the rest counts as quoted
_LONGEST = 400  # characters of a line that are looked at

_WROTE = r"(?:escribi[óo]|escribe|wrote|writes|ha escrito|escreveu|a écrit|schrieb|ha scritto)"
_LEAD = r"(?:El|En|On|At|Em|Le|Am|Il|Op|Den|Pada|W|Dnia)"
# "El lun, 3 mar 2025 a las 10:12, Ana (<ana@x>) escribió:" — and with the name before it
_WROTE_LINE = re.compile(rf"^\s*(?:{_LEAD}\b.*\d.*|.*[@<].*|.*\d.*)\b{_WROTE}\b[^.!?]{{0,120}}:\s*$", re.IGNORECASE)
_WROTE_SHORT = re.compile(rf"^\s*[^.!?]{{1,120}}\b{_WROTE}\s*:\s*$", re.IGNORECASE)  # counts only when a quotation follows
_DATED_LINE = re.compile(r"^\s*(?=.*\b\d{4}\b)(?=.*\b\d{1,2}[:.]\d{2}\b).{0,160}[<(]\S+@\S+[>)]\s*:\s*$")
_WROTE_BARE = re.compile(rf"^\s*(?:[-]{{2,}} )?{_LEAD}\b.*\d.*[\s<]\S+@\S+\s+{_WROTE}\s*(?:[-]{{2,}})?\s*$", re.IGNORECASE)
_FORWARD = re.compile(
    r"^[\s>*]*(?:[-_=]{2,}\s*(?:forwarded message|mensaje reenviado|mensaje reenviado por|correo reenviado|fwd message)"
    r"|begin forwarded message|inicio del mensaje reenviado)",
    re.IGNORECASE,
)
_BEGINS_WROTE = re.compile(rf"^\s*{_LEAD}\b.{{0,160}}\d", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"^[\s>*]*[-_=]{2,}\s*(?:mensaje original|original message|correo original|original email|message d'origine|ursprüngliche nachricht)"
    r"\s*[-_=]{2,}[\s*]*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[_-]{20,}\s*$")
_FROM = re.compile(r"^[\s*]*(?:De|From|Von|Da)\s?[:\s*]*:[\s*]*\S", re.IGNORECASE)
_FIELD = re.compile(
    r"^[\s*]*(?:Enviado(?: el)?|Fecha|Sent|Date|Para|To|A|Asunto|Subject|CC|CCO|Envoyé(?: le)?|À|Objet|Gesendet|An|Betreff|Responder a|"
    r"Reply-To|Importancia|Importance)\s?[\s*]*:",
    re.IGNORECASE,
)  # fmt: skip
_MARK = re.compile(r"^\s*(?:--|__|—|–)\s?$")
_SENT_FROM = re.compile(
    r"^\s*(?:(?:enviado|mandado|escrito)\s+(?:desde|con|a través|por)\s+(?:mi|el|un|una|outlook|yahoo|gmail|correo|aquamail"
    r"|proton|dispositivo)"
    r"|(?:obtener|descargar|consigue|obtén)\s+(?:outlook|bluemail)|sent (?:from|via|with) (?:my|outlook|yahoo|mail for|proton"
    r"|aquamail|zoho|samsung)"
    r"|get outlook for|descargue outlook|libre de virus|virus-free)\b.{0,120}$",
    re.IGNORECASE,
)  # fmt: skip
_DISCLAIMER = re.compile(
    r"^[\s*_]*(?:aviso (?:legal|de confidencialidad)|nota de confidencialidad|cláusula de confidencialidad|confidencialidad\s*:"
    r"|este (?:mensaje|correo)(?: electrónico)? (?:y|va|es|está|puede|contiene|se dirige)\b.{0,90}(?:confidencial|destinatari"
    r"|anexos|adjuntos)"
    r"|(?:confidentiality|legal) (?:notice|note)|disclaimer\s*:|this (?:e-?mail|message)(?: and any)?\b.{0,80}(?:confidential"
    r"|intended|attach)"
    r"|antes de imprimir|please consider the environment)",
    re.IGNORECASE,
)  # fmt: skip
MOST_SIGNATURE = 15  # lines after a "--"; a longer rest is text
_AFTER_SENT_FROM = 3


def _is_quote(line: str) -> bool:
    return line.lstrip().startswith(">") and not line.startswith(" " * 8)


def _header_length(lines: list[str], at: int) -> int:
    """Over how many lines the head of a quotation stretches that begins here; 0: none does."""
    line = lines[at][:_LONGEST]
    if not line.strip() or _is_quote(line):
        return 0
    if _ORIGINAL.match(line):
        return 1
    if _DATED_LINE.match(line) or _WROTE_BARE.match(line):
        return 1
    if line.rstrip().endswith(":") and (_WROTE_LINE.match(line) or (_WROTE_SHORT.match(line) and _quote_follows(lines, at + 1))):
        return 1
    if _BEGINS_WROTE.match(line) and not line.rstrip().endswith(":"):  # broken over lines by the program
        whole = line
        for more in range(1, 4):
            if at + more >= len(lines) or not lines[at + more].strip():
                break
            whole += " " + lines[at + more].strip()[:_LONGEST]
            if whole.rstrip().endswith(":"):
                return more + 1 if len(whole) < 600 and _WROTE_LINE.match(whole) else 0
        return 0
    if _RULE.match(line):
        below = next((i for i in range(at + 1, min(at + 4, len(lines))) if lines[i].strip()), None)
        return below - at + 1 if below is not None and _is_block(lines, below) else 0
    return 1 if _is_block(lines, at) else 0


def _quote_follows(lines: list[str], at: int) -> bool:
    below = next((line for line in lines[at : at + 4] if line.strip()), "")
    return _is_quote(below)


def _is_block(lines: list[str], at: int) -> bool:
    """Does a block such as "De: / Enviado: / Para: / Asunto:" begin here?"""
    if not _FROM.match(lines[at][:_LONGEST]):
        return False
    below = [line for line in lines[at + 1 : at + 12] if line.strip()][:6]
    return sum(1 for line in below if _FIELD.match(line[:_LONGEST])) >= 2


def split(text: str, *, is_forward: bool = False) -> Pieces:
    """The pieces of a text. A forwarded message is what somebody wants us to have: nothing of it counts as quoted.

    >>> split("Sí, el martes.\\n\\nEl lun, 3 mar 2025 a las 10:12, Ana escribió:\\n> ¿Puede venir?").new
    'Sí, el martes.'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines, rest = lines[:MOST_LINES], lines[MOST_LINES:]
    kinds = [Part.NEW] * len(lines) if is_forward else _kinds(lines)
    _sign(lines, kinds)
    if not any(kind is Part.NEW and line.strip() for kind, line in zip(kinds, lines, strict=True)):
        kinds = [Part.NEW if kind is Part.QUOTED else kind for kind in kinds]  # nothing but a quotation: then it is the message
    lines, kinds = lines + rest, kinds + [Part.QUOTED] * len(rest)
    pieces: list[tuple[Part, list[str]]] = []
    for kind, line in zip(kinds, lines, strict=True):
        if pieces and pieces[-1][0] is kind:
            pieces[-1][1].append(line)
        else:
            pieces.append((kind, [line]))
    return Pieces(tuple((kind, "\n".join(found)) for kind, found in pieces))


def _kinds(lines: list[str]) -> list[Part]:
    """New or quoted, line by line."""
    kinds = [Part.NEW] * len(lines)
    at = 0
    while at < len(lines):
        if _FORWARD.match(lines[at][:_LONGEST]):  # what somebody passes on to us is what they want us to have
            break
        length = _header_length(lines, at)
        if length and not _quote_follows(lines, at + length):  # quoted as it was, to the end
            kinds[at:] = [Part.QUOTED] * (len(lines) - at)
            break
        if length:
            kinds[at : at + length] = [Part.QUOTED] * length
            at += length
        elif _is_quote(lines[at]):
            kinds[at] = Part.QUOTED
            at += 1
        else:
            if at and kinds[at - 1] is Part.QUOTED and not lines[at].strip():
                kinds[at] = Part.QUOTED  # an empty line after a quotation belongs to it
            at += 1
    return _interleaved(lines, kinds)


def _interleaved(lines: list[str], kinds: list[Part]) -> list[Part]:
    """Answers between the lines of a quotation need these lines to be understood: then only what is quoted at the end counts as quoted."""
    said = [i for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)) if kind is Part.NEW and line.strip()]
    said = [i for i in said if not (_SENT_FROM.match(lines[i]) or _DISCLAIMER.match(lines[i]) or _MARK.match(lines[i]))]
    if not said:
        return kinds
    first, last = said[0], said[-1]
    inside = any(kinds[i] is Part.QUOTED and lines[i].strip() for i in range(first, last))
    if inside:
        while first and (_is_quote(lines[first - 1]) or not lines[first - 1].strip()):
            first -= 1  # the question that is answered first
        kinds[first : last + 1] = [Part.NEW] * (last + 1 - first)
    return kinds


def _sign(lines: list[str], kinds: list[Part]) -> None:
    """Mark the signature at the end of what is new, when it is announced as one."""
    new = [i for i, kind in enumerate(kinds) if kind is Part.NEW and lines[i].strip()]
    if not new:
        return
    end = new[-1] + 1
    for place, at in enumerate(new):
        left = len(new) - place - 1
        line = lines[at][:_LONGEST]
        announced = (
            (_MARK.match(line) and 0 < left <= MOST_SIGNATURE)
            or (_SENT_FROM.match(line) and left <= _AFTER_SENT_FROM)
            or (_DISCLAIMER.match(line) and at > new[0])
        )
        if announced and (place > 0 or _SENT_FROM.match(line)):
            kinds[at:end] = [Part.SIGNATURE if kind is Part.NEW else kind for kind in kinds[at:end]]
            return
