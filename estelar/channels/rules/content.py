"""Pure rules of files that come with messages: what a file is by its content, how it may be called, whether a browser may show it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

import puremagic

UNKNOWN = "application/octet-stream"
PROGRAM = "application/x-executable"
HEAD = 8192  # bytes from the start that are looked at
MOST_NAME = 120  # characters of a file's name
MOST_TEXT = 200_000  # characters of a file's text that are kept (PostgreSQL's search takes a megabyte of one text at most)
MOST_INSIDE = 200_000_000  # bytes that a packed document may unpack to before we refuse to read it
MOST_ENTRIES = 10_000  # files inside a packed document

# Shown by the browser itself when it is asked; everything else is handed over as a download.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"), (b"{\\rtf", "application/rtf"), (b"\x1f\x8b", "application/gzip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"), (b"MZ", PROGRAM), (b"\x7fELF", PROGRAM), (b"#!", PROGRAM),
    (b"\xfe\xed\xfa\xce", PROGRAM), (b"\xfe\xed\xfa\xcf", PROGRAM), (b"\xcf\xfa\xed\xfe", PROGRAM), (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"), (b"BM", "image/bmp"), (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"), (b"fLaC", "audio/flac"), (b"#!AMR", "audio/amr"), (b"\x1aE\xdf\xa3", "video/webm"),
)  # fmt: skip
_OFFICE = {"word/": "wordprocessingml.document", "xl/": "spreadsheetml.sheet", "ppt/": "presentationml.presentation"}
_MACROS = {"word/": "ms-word.document", "xl/": "ms-excel.sheet", "ppt/": "ms-powerpoint.presentation"}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_BY_ENDING = {".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint", ".msg": "application/vnd.ms-outlook"}
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|meta|title|div|table|p|a\s|img|form|style)[\s>/]", re.IGNORECASE)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)

# What a name promises. An ending that is not here promises nothing.
_PROMISED: dict[str, frozenset[str]] = {
    ending: frozenset(types.split())
    for ending, types in {
        ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
        ".pdf": "application/pdf", ".rtf": "application/rtf text/plain", ".html": "text/html", ".htm": "text/html",
        ".svg": "image/svg+xml", ".zip": "application/zip", ".rar": "application/vnd.rar",
        ".txt": "text/plain", ".csv": "text/plain", ".log": "text/plain", ".ics": "text/plain", ".vcf": "text/plain",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".doc": "application/msword application/rtf text/html", ".xls": "application/vnd.ms-excel text/html text/plain",
        ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
        ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".mp4": "video/mp4 audio/mp4", ".tif": "image/tiff", ".tiff": "image/tiff",
    }.items()
}  # fmt: skip
_WINDOWS = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def is_program(content_type: str) -> bool:
    """Something that runs when it is opened: kept, and handed over with a warning."""
    return content_type == PROGRAM or "macroEnabled" in content_type or content_type in {"text/html", "image/svg+xml"}


def _zip_type(data: bytes) -> str:
    """What a ZIP is, by what is inside; only its table of contents is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()[:MOST_ENTRIES]
            if names and names[0] == "mimetype" and packed.getinfo("mimetype").file_size <= 100:
                told = packed.read("mimetype").decode("ascii", "replace").strip()
                if told.startswith(("application/vnd.oasis.opendocument.", "application/epub")):
                    return told
            if "META-INF/MANIFEST.MF" in names:
                return PROGRAM  # Java
            if "[Content_Types].xml" in names:
                for folder, kind in _OFFICE.items():
                    if any(name.startswith(folder) for name in names):
                        has_macros = any(name.endswith("vbaProject.bin") for name in names)
                        return (
                            f"application/vnd.{_MACROS[folder]}.macroEnabled.12"
                            if has_macros
                            else f"application/vnd.openxmlformats-officedocument.{kind}"
                        )
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError, KeyError):
        pass
    return "application/zip"


def _text_type(head: bytes) -> str | None:
    """Of text: HTML, SVG, XML or plain; None when it is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            head = head[: len(head) // 2 * 2].decode(encoding, "replace").encode()
    if b"\0" in head:
        return None
    try:
        head.decode()
    except UnicodeDecodeError as error:
        cut = error.start >= len(head) - 3  # a character on the edge of what we look at
        letters = sum(byte >= 32 or byte in b"\t\r\n\f\x1b" for byte in head)
        if not cut and letters < len(head) * 0.98:  # not one of the old one-byte alphabets either
            return None
    if _SVG.search(head[:2048]):
        return "image/svg+xml"
    if _MARKUP.search(head):
        return "text/html"
    return "application/xml" if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else "text/plain"


def content_type_of(data: bytes, *, name: str = "") -> str:
    """What a file is by its content alone (`name` only tells old Office files apart, which look alike).

    >>> content_type_of(b"%PDF-1.7 ..."), content_type_of(b"MZ\\x90\\x00", name="factura.pdf"), content_type_of("Señores:".encode())
    ('application/pdf', 'application/x-executable', 'text/plain')
    >>> content_type_of(b"GIF89a<script>alert(1)</script>")
    'image/gif'
    """
    head = data[:HEAD]
    if not head:
        return "application/x-empty"
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data)
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(_OLE):
        return _OLE_BY_ENDING.get(ending_of(name), "application/msword")
    if (text := _text_type(head)) is not None:
        return text
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError, LookupError):
        return UNKNOWN
    return found if re.fullmatch(r"[a-z]+/[a-z0-9.+-]{1,80}", found) and not found.startswith("text/") else UNKNOWN


def ending_of(name: str) -> str:
    """The ending of a name, in small letters, with its dot.

    >>> ending_of("Recibo.PDF"), ending_of("nada")
    ('.pdf', '')
    """
    return PurePosixPath(name).suffix.lower()


def is_mismatched(content_type: str, *, name: str, declared: str) -> bool:
    """Does a file pretend to be something that it is not?

    >>> is_mismatched(PROGRAM, name="factura.pdf", declared="application/pdf")
    True
    >>> is_mismatched("image/jpeg", name="foto.jpg", declared="application/octet-stream")
    False
    """
    promised = _PROMISED.get(ending_of(name))
    if promised is not None:
        return content_type not in promised
    declared = declared.partition(";")[0].strip().lower()
    by_type = {one for types in _PROMISED.values() for one in types}
    return declared in by_type and content_type != declared


def safe_name(name: str) -> str:
    r"""A name that may be written to any disk and read on any page: no folders, no invisible signs, not too long.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\fotos\\recibo.jpg"), safe_name("foto\u202egpj.exe"), safe_name(" .. ")
    ('passwd', 'recibo.jpg', 'fotogpj.exe', 'archivo')
    >>> safe_name("con.txt"), len(safe_name("a" * 500 + ".pdf")), safe_name("a" * 500 + ".pdf")[-4:]
    ('_con.txt', 120, '.pdf')
    """
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c if c.isprintable() and c not in '<>:"|?*' else " " for c in name if unicodedata.category(c) not in {"Cf", "Co", "Cs"})
    name = " ".join(name.split()).strip(". ")
    stem, ending = name, ""
    if (dot := name.rfind(".")) > 0 and len(name) - dot <= 12:
        stem, ending = name[:dot], name[dot:]
    if _WINDOWS.match(stem):
        stem = f"_{stem}"
    return (stem[: MOST_NAME - len(ending)] + ending) or "archivo"


def size_words(size: int) -> str:
    """A size as people say it.

    >>> size_words(900), size_words(25_000_000)
    ('900 B', '25 MB')
    """
    for unit, least in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000)):
        if size >= least:
            return f"{size / least:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} B"


def safe_headers(content_type: str, *, inline: bool) -> Mapping[str, str]:
    """With these a file leaves: never guessed at, never run, never part of a page of ours.

    A PDF that is to be shown has no sandbox (browsers refuse to draw one there); its type is fixed by its content and `nosniff`.
    """
    shown = inline and content_type in SHOWN
    policy = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"]
    if not (shown and content_type == "application/pdf"):
        policy.append("sandbox")
    else:
        policy += ["object-src 'self'", "style-src 'unsafe-inline'"]
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }
