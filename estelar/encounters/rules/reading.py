"""What a file says about itself: encoding, delimiter, row of the names, and what its columns hold. Offers; somebody confirms them."""

from __future__ import annotations

import codecs
import csv
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import charset_normalizer

from estelar.encounters.rules.dates import DateGuess, guess_orders
from estelar.encounters.rules.impression import SCALES, Scale, normal_word, read
from estelar.errors import BadInput

ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16", "cp850", "mac-roman")
DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NUL_SIGN = "␀"  # U+2400 stands for a NUL byte: PostgreSQL cannot keep one, and a row that has one is refused
INEXACT = "≈"  # before a number that a spreadsheet has rounded to fifteen figures


def kind_of(head: bytes) -> str:
    """The kind by content, never by name: text, zip, parquet, gzip, xls, or other.

    >>> kind_of(b"PAR1...."), kind_of(b"a;b\\n1;2"), kind_of(b"%PDF-1.7")
    ('parquet', 'text', 'other')
    """
    for magic, name in ((b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"\x1f\x8b", "gzip"), (b"\xd0\xcf\x11\xe0", "xls")):
        if head.startswith(magic):
            return name
    if any(head.startswith(magic) for magic in (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ")):
        return "other"
    return "text"


def encoding_of(blocks: Iterable[bytes]) -> str:
    """The encoding of a text, read to its end in bounded memory: by its mark (BOM), strictly as UTF-8, else the likeliest old one."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    odd: list[bytes] = []
    kept, first, utf8 = 0, True, True
    for block in blocks:
        if first:
            first = False
            for mark, name in _BOMS:
                if block.startswith(mark):
                    return name
            if block[:400].count(0) > len(block[:400]) // 4:  # every other byte a zero: UTF-16 without its mark
                return "utf-16-le" if block[1:2] == b"\0" else "utf-16-be"
        if utf8:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                utf8 = False
        if kept < 200_000:
            some = [line for line in block.split(b"\n") if not line.isascii()][:2000]
            odd += some
            kept += sum(map(len, some))
    if utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf8 = False
    return "utf-8" if utf8 else _old_encoding(b"\n".join(odd)[:200_000])


def _old_encoding(sample: bytes) -> str:
    best = charset_normalizer.from_bytes(sample, cp_isolation=["cp1252", "cp850", "mac_roman"]).best()
    name = best.encoding if best else "cp1252"
    if name == "cp1252" or _spanish(sample, "cp1252") >= _spanish(sample, name):
        try:
            sample.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    return {"mac_roman": "mac-roman"}.get(name, name)


def _spanish(sample: bytes, encoding: str) -> int:
    """How many of the letters that Spanish uses come out in this encoding."""
    return len(re.findall("[áéíóúüñÁÉÍÓÚÑ¿¡ºª€]", sample.decode(encoding, "replace")))


@dataclass(frozen=True)
class Layout:
    """How the text of a file is cut into cells."""

    delimiter: str
    quote: str
    header: int  # row of the names, counted from 1; 0: there are no names


def layout_of(text: str) -> Layout:
    """Delimiter, quote and row of the names of the first part of a text.

    >>> layout_of("Encuesta 2026\\nfecha;nota\\n1/2/2026;4,5\\n2/2/2026;3,5\\n")
    Layout(delimiter=';', quote='"', header=2)
    """
    best, best_score, best_rows = ",", -1.0, [[text.split("\n")[0]]]
    for delimiter in DELIMITERS:
        rows = _rows(text, delimiter)
        widths = Counter(len(r) for r in rows if any(r))
        if not widths:
            continue
        width, many = widths.most_common(1)[0]
        score = 0.0 if width == 1 else many / widths.total() * (1 + min(width, 30) / 100)
        if score > best_score:
            best, best_score, best_rows = delimiter, score, rows
    return Layout(best, '"', header_row(best_rows))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
            rows.append(row)
            if len(rows) >= 300:
                break
    except csv.Error:  # a field that never ends: what was read so far must do
        pass
    return rows[:-1] if len(rows) > 3 else rows  # the last one may be cut


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Which row has the names, counted from 1; 0 when numbers stand where names should."""
    widths = Counter(len(r) for r in rows if any(r))
    usual = widths.most_common(1)[0][0] if widths else 1
    for number, row in enumerate(rows[:50], start=1):
        if len(row) != usual or (usual > 1 and sum(bool(c.strip()) for c in row) < 2):
            continue
        filled = [c.strip() for c in row if c.strip()]
        if any(re.fullmatch(r"[-+]?[\d.,/: ]*\d[\d.,/: -]*", c) for c in filled) and len(rows) > 1:
            return 0  # numbers or dates where names should be
        return number
    return 1


def column_names(row: Sequence[str]) -> list[str]:
    """Names to call the columns by: those of the row, numbered when they repeat, #N where there is none.

    >>> column_names(["", "nota", "nota"])
    ['#1', 'nota', 'nota (2)']
    """
    names: list[str] = []
    seen: Counter[str] = Counter()
    for place, raw in enumerate(row, start=1):
        name = " ".join(raw.replace(NUL_SIGN, "").split())[:200] or f"#{place}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


@dataclass(frozen=True)
class Column:
    """What a column holds, as far as its first values tell."""

    name: str
    filled: int
    distinct: int
    examples: tuple[str, ...]
    dates: DateGuess
    scales: tuple[str, ...] = ()  # codes of the scales that read all values, likeliest first
    leftover: tuple[str, ...] = ()  # values that the first of them does not read: perhaps "not applicable"
    words: tuple[str, ...] = field(default=())  # all values, when they are few


def column_of(name: str, values: Sequence[str]) -> Column:
    """Look at the values of one column (empty text: nothing there)."""
    filled = [v.strip() for v in values if v and v.strip()]
    counts = Counter(filled)
    few = tuple(v for v, _n in counts.most_common()) if len(counts) <= 40 else ()
    scales, leftover = guess_scales(counts)
    return Column(
        name=name,
        filled=len(filled),
        distinct=len(counts),
        examples=tuple(v for v, _n in counts.most_common(3)),
        dates=guess_orders(list(counts)[:3000]),
        scales=scales,
        leftover=leftover,
        words=few,
    )


def _fits(scale: Scale, value: str) -> bool:
    try:
        read(scale, value)
    except BadInput:
        return False
    return True


def guess_scales(counts: Mapping[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Scales that could read these values, likeliest first, and the values that the first one does not read.

    >>> guess_scales({"5": 10, "4": 3, "1": 1})[0][:2]
    ('1-5', '0-5')
    >>> guess_scales({"Bueno": 3, "Excelentes": 2, "No hay": 1})
    (('quality_words5',), ('No hay',))
    """
    if not counts or len(counts) > 110:
        return (), ()
    numeric = [v for v in counts if re.fullmatch(r"\d{1,3}([.,]\d+)?", v)]
    if len(numeric) >= 0.8 * len(counts):
        numbers = [float(v.replace(",", ".")) for v in numeric]
        fitting = [s for s in SCALES.values() if not s.words and all(s.low <= n <= s.high for n in numbers)]
        fitting.sort(key=lambda s: (s.high - max(numbers), abs(s.low - min(numbers))))
        # One low outlier may be "not applicable": a 0 beside 1 to 5 is offered both ways.
        if fitting and fitting[0].code == "0-5" and 0 in numbers:
            fitting.insert(1, SCALES["1-5"])
        return tuple(s.code for s in fitting), tuple(v for v in counts if v not in numeric)
    read_by = {s.code: [v for v in counts if _fits(s, v)] for s in SCALES.values() if s.words}
    best = sorted((code for code, got in read_by.items() if 2 * len(got) > len(counts)), key=lambda c: -len(read_by[c]))
    return tuple(best), tuple(v for v in counts if best and v not in read_by[best[0]])


def _bare(text: str) -> set[str]:
    return {w for w in re.split(r"\W+", normal_word(text)) if len(w) > 2}


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the words they share, and the letters.

    >>> likeness("Nivel de las Clases Teóricas", "Clases teoricas") > 0.6
    True
    """
    a, b = _bare(one), _bare(other)
    shared = len(a & b) / min(len(a), len(b)) if a and b else 0.0
    letters = difflib.SequenceMatcher(None, normal_word(one), normal_word(other)).ratio()
    return 0.6 * shared + 0.4 * letters


def suggest(columns: Sequence[str], targets: Mapping[str, str], *, least: float = 0.6) -> dict[str, str]:
    """Target key → column, each column once, the likeliest pairs first; only pairs that are alike enough."""
    pairs = sorted(((likeness(c, label), key, c) for key, label in targets.items() for c in columns), key=lambda p: -p[0])
    found: dict[str, str] = {}
    for score, key, column in pairs:
        if score >= least and key not in found and column not in found.values():
            found[key] = column
    return found


_ROLES: tuple[tuple[str, str], ...] = (
    ("customer.email", r"^(e-?mail|correo)"),
    ("customer.phone", r"^(tel[eé]fono|tel\b|celular|m[oó]vil|phone|whatsapp)"),
    ("customer.document", r"^(documento|c[eé]dula|dni|rut|nif|nit|curp|document|identificaci[oó]n)"),
    ("customer.external_id", r"^(id.?(cliente|paciente|usuario|customer)|(cliente|customer|paciente).?id)"),
    ("customer.name", r"^(nombre|name|cliente$|paciente$|customer$)"),
    ("when", r"^(fecha|date|marca temporal|timestamp|fc_|cu[aá]ndo|hora|d[ií]a$|when)"),
    ("unit", r"^(sede|sucursal|oficina|unidad|[aá]rea|zona|tx_zona|branch|unit|empresa|curso|tienda|local)"),
    ("served_by", r"^(agente|asesor|atendido|atendi[oó]|agent|served|funcionario|colaborador)"),
    ("channel", r"^(canal|channel|medio)"),
    ("rating", r"^(calificaci[oó]n|nota|puntaje|rating|score|estrellas|stars|satisfacci[oó]n|valoraci[oó]n|opini[oó]n)"),
    ("comment", r"^(comentario|comment|contenido|observaci|texto|sugerencia)"),
    ("moment", r"^(momento|moment|etapa|paso|tr[aá]mite|servicio)"),
    ("wait", r"^(espera|wait|tiempo.?(de)?.?espera|demora)"),
    ("duration", r"^(duraci[oó]n|duration|tiempo.?(de)?.?atenci[oó]n)"),
    ("external_id", r"^(id$|id[_ ]?(rese|encuesta|respuesta|contacto)|folio|ticket|n[uú]mero|response.?id)"),
)


def roles_of(columns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Role → column, where a name gives it away; every role and every column once."""
    left = list(columns)
    for role, pattern in _ROLES:
        for column in left:
            if re.search(pattern, column.strip().lower()):
                yield role, column
                left.remove(column)
                break
