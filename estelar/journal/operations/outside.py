"""What is kept of the chain outside the database: whoever rewrites the database with all its hashes cannot rewrite this along with it.

Two small files in `<data folder>/journal`: `seals.txt`, one line for each day that was sealed ("2026-11-21 4f9c…"), only ever added to;
and `end.txt`, where the chain ends now ("2026-11-22 1234 7ab0…": day, line, hash). Anybody may copy them anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from estelar.durable import flush, settle
from estelar.errors import BadInput
from estelar.journal.models import Anchor, Link

SEALS, END = "seals.txt", "end.txt"


@dataclass(frozen=True, slots=True)
class End:
    """Where the chain ended when this was written."""

    line: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Outside:
    """What the files say; empty without files."""

    seals: dict[date, bytes] = field(default_factory=dict)
    end: End | None = None


def read(folder: Path) -> Outside:
    """The files of `folder`. Raises BadInput with the number of a line that nobody of ours wrote."""
    seals: dict[date, bytes] = {}
    for number, words in _lines(folder / SEALS):
        try:
            day, seal = words
            seals[date.fromisoformat(day)] = bytes.fromhex(seal)
        except ValueError:
            raise _unreadable(folder / SEALS, number) from None
    end = None
    for number, words in _lines(folder / END):
        try:
            _day, line, hash_ = words
            end = End(int(line), bytes.fromhex(hash_))
        except ValueError:
            raise _unreadable(folder / END, number) from None
    return Outside(seals, end)


def _lines(path: Path) -> Iterable[tuple[int, list[str]]]:
    text = path.read_text("utf-8", "replace") if path.exists() else ""
    return [(number, line.split()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]


def _unreadable(path: Path, number: int) -> BadInput:
    return BadInput(f"{path}, line {number}: this is no seal of a day. Somebody changed the file; compare it with a copy.", row=number)


def keep(folder: Path) -> None:
    """Bring the files up to date with the chain: add the new seals, replace the end. What was written before is never touched."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    there = read(folder)
    new = Anchor.objects.filter(day__gt=max(there.seals, default=date.min)).order_by("day")
    with (folder / SEALS).open("a", encoding="utf-8") as file:
        file.writelines(f"{anchor.day.isoformat()} {bytes(anchor.seal).hex()}\n" for anchor in new)
        flush(file)
    newest = Link.objects.order_by("-pk").first()
    if newest is None or (there.end is not None and not _still_there(there.end)):
        return  # the database has lost or rewritten what it once had: the file stays the witness, and the check says so
    fresh = folder / f".{END}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(f"{newest.day.isoformat()} {newest.pk} {bytes(newest.hash).hex()}\n")
        flush(file)
    fresh.replace(folder / END)
    settle(folder)


def _still_there(end: End) -> bool:
    link = Link.objects.filter(pk=end.line).first()
    if link is None:
        return Anchor.objects.filter(first__lte=end.line, last__gte=end.line).exclude(retirement=None).exists()
    return bytes(link.hash) == end.hash
