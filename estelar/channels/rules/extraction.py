"""The words inside a file, for searching. Run as a program of its own, because files may be made to hang, swell or crash a reader.

`python -m estelar.channels.rules.extraction PATH TYPE` writes one line of JSON: `{"text": ..., "note": ...}`.
"""

from __future__ import annotations

import io
import itertools
import json
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from estelar.channels.rules import decoding
from estelar.channels.rules.content import MOST_ENTRIES, MOST_INSIDE, MOST_TEXT

MEMORY = 1_500_000_000  # bytes of address space that reading one file may take
SECONDS = 20  # of the processor
MOST_PAGES = 2000  # of a PDF

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEETS = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel.sheet.macroEnabled.12",
    "application/vnd.ms-excel",
    "application/vnd.oasis.opendocument.spreadsheet",
)
READABLE = frozenset({PDF, WORD, "application/vnd.ms-word.document.macroEnabled.12", *SHEETS, "text/plain", "text/html", "application/xml"})


class NotReadable(Exception):
    """There is no text to be had; `note` says why (models.Attachment.Note)."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


def tidy(pieces: Iterable[str]) -> str:
    r"""Text as it may be stored: no more than MOST_TEXT characters, no control characters, no runs of spaces.

    >>> tidy(["a\0b  c", "d"])
    'a b c\nd'
    """
    kept, left = [], MOST_TEXT
    for piece in pieces:
        line = " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in piece[: 4 * left]).split())[:left]
        if line:
            kept.append(line)
            left -= len(line) + 1
        if left <= 0:
            break
    return "\n".join(kept)


def _check_packed(data: bytes) -> None:
    """Refuse what would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise NotReadable("unreadable") from error
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_INSIDE:
        raise NotReadable("too_large")
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotReadable("encrypted")


def _of_pdf(data: bytes) -> Iterator[str]:
    import pypdf
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadable("encrypted")
        for page in itertools.islice(reader.pages, MOST_PAGES):
            yield from page.extract_text().split("\n")
    except FileNotDecryptedError as error:
        raise NotReadable("encrypted") from error
    except PyPdfError as error:
        raise NotReadable("unreadable") from error


def _of_word(data: bytes) -> Iterator[str]:
    import docx

    _check_packed(data)
    document = docx.Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            yield from (" ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def _of_sheets(data: bytes) -> Iterator[str]:
    import python_calamine

    if data[:2] == b"PK":
        _check_packed(data)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        yield name
        yield from (" ".join(str(cell) for cell in row if cell != "") for row in book.get_sheet_by_name(name).iter_rows())


def _of_plain(data: bytes) -> str:
    for mark in (b"\xff\xfe", b"\xfe\xff"):
        if data.startswith(mark):
            return data.decode("utf-16", "replace")
    return decoding.decode(data.removeprefix(b"\xef\xbb\xbf"))


def text_of(data: bytes, content_type: str) -> str:
    """The words of a file. Raises NotReadable with the reason."""
    if content_type not in READABLE:
        raise NotReadable("no_reader")
    if content_type == PDF:
        return tidy(_of_pdf(data))
    if content_type in SHEETS:
        return tidy(_of_sheets(data))
    if "word" in content_type:
        return tidy(_of_word(data))
    plain = _of_plain(data[: 8 * MOST_TEXT])
    return tidy((plain if content_type == "text/plain" else decoding.text_of(plain)).splitlines())


def _bounded() -> None:
    """This process may not take more of the machine than one file is worth."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(path: str, content_type: str) -> dict[str, str]:
    """What the program writes."""
    try:
        return {"text": text_of(Path(path).read_bytes(), content_type), "note": ""}
    except NotReadable as reason:
        return {"text": "", "note": reason.note}
    except MemoryError:
        return {"text": "", "note": "too_large"}
    except Exception:  # whatever a reader throws at a broken file
        return {"text": "", "note": "unreadable"}


if __name__ == "__main__":
    _bounded()
    sys.setrecursionlimit(3000)
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2])))
