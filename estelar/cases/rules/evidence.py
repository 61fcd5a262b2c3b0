"""An evidence file proved by nothing but itself: every sum, every hash of its lines of the journal, every seal of their days."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from estelar.journal import rules as journal

SUMS, MANIFEST, LINES, DAYS = "SHA256SUMS", "manifiesto.json", "bitacora.jsonl", "cadena.jsonl"
BLOCK = 1 << 20
HASHED = ("at", "by", "key", "subject_type", "subject_id", "subject_label", "origin", "request", "detail")
"""What of a line is hashed, after its day and its number, in this order."""


class NoEvidence(Exception):
    """This is no evidence file of a case, or nothing of it can be read."""


@dataclass(slots=True)
class Proved:
    """What an evidence file proves by itself. `seals`: of the days that are over, to be compared with those kept elsewhere.

    `waiting` lines were too young for the chain when the file was made; `left_out`: what the file itself says that it lacks.
    """

    case: str = ""
    files: int = 0
    lines: int = 0
    waiting: int = 0
    seals: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def prove(file: zipfile.ZipFile) -> Proved:
    """Compute everything again that can be. Raises NoEvidence."""
    done = Proved()
    try:
        manifest = json.loads(file.read(MANIFEST))
        done.case, listed = str(manifest["case"]), {one["name"]: one["sha256"] for one in manifest["files"]}
        done.left_out = [f"{one['what']}: {one['why']}" for one in manifest["left_out"]]
        sums = dict(_sums(file.read(SUMS).decode()))
        lines, days = list(_rows(file, LINES)), list(_rows(file, DAYS))
        _files(file, sums, listed, done)
        chains = {day["day"]: dict(_chain(day, done)) for day in days if "links" in day}
        apart = {number: before for day in days if "apart" in day for number, before in _apart(day, done)}
        for line in lines:
            _line(line, chains, apart, done)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise NoEvidence(f"{type(error).__name__}: {error}") from error
    return done


def _sums(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        digest, _blank, name = line.partition("  ")
        yield name, digest


def _rows(file: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    for line in file.read(name).splitlines():
        yield json.loads(line)


def _files(file: zipfile.ZipFile, sums: dict[str, str], listed: dict[str, str], done: Proved) -> None:
    """Every entry against its sum; nothing more in the file, and nothing less."""
    names = file.namelist()
    done.problems += [f"{name} is there more than once." for name in sorted({one for one in names if names.count(one) > 1})]
    done.problems += [f"{name} is missing." for name in sorted((sums.keys() | listed.keys()) - set(names))]
    done.problems += [f"{name} was added: no sum speaks for it." for name in sorted(set(names) - sums.keys() - {SUMS})]
    done.problems += [f"{name} is not in the manifest." for name in sorted(sums.keys() - listed.keys() - {MANIFEST})]
    for name in sorted(sums.keys() & set(names)):
        digest = hashlib.sha256()
        with file.open(name) as source:
            while piece := source.read(BLOCK):
                digest.update(piece)
        if digest.hexdigest() == sums[name] == listed.get(name, sums[name]):
            done.files += 1
        else:
            done.problems.append(f"{name} is not as it was packed.")


def _chain(day: dict[str, Any], done: Proved) -> Iterator[tuple[int, tuple[str, str]]]:
    """Digest and hash of every line of a day by its number, computed from the seal before it; and the day's own seal."""
    before = start = bytes.fromhex(day["before"])
    number = 0
    for number, digest in day["links"]:
        before = journal.chained(before, bytes.fromhex(digest))
        yield number, (digest, before.hex())
    if (sealed := day["sealed"]) is None:
        return
    whole = journal.Day(date.fromisoformat(day["day"]), day["links"][0][0], number, len(day["links"]), before)
    if [sealed[name] for name in ("first", "last", "lines", "hash")] != [whole.first, whole.last, whole.lines, before.hex()]:
        done.problems.append(f"The lines of {day['day']} are not those that were sealed.")
    elif journal.seal_of(whole, start).hex() != sealed["seal"]:
        done.problems.append(f"The seal of {day['day']} does not fit its lines.")
    else:
        done.seals[day["day"]] = sealed["seal"]


def _apart(day: dict[str, Any], done: Proved) -> Iterator[tuple[int, str]]:
    """Of a day with very many lines: the hash before each line of the case, by its number. Its seal proves nothing here."""
    many = f"that day has {day['lines']} lines, so its seal is proved by the whole journal alone"
    done.left_out.append(f"the chain of {day['day']}: {many}")
    yield from day["apart"]


def _line(line: dict[str, Any], chains: dict[str, dict[int, tuple[str, str]]], apart: dict[int, str], done: Proved) -> None:
    if line["day"] is None:
        done.waiting += 1
        return
    digest = journal.digest(date.fromisoformat(line["day"]), str(line["line"]), *(str(line[name]) for name in HASHED)).hex()
    if digest != line["digest"]:
        done.problems.append(f"Line {line['line']} of the journal was changed.")
    elif _hash_of(line, digest, chains, apart) != line["hash"]:
        done.problems.append(f"Line {line['line']} of the journal is not in the chain of its day.")
    else:
        done.lines += 1


def _hash_of(line: dict[str, Any], digest: str, chains: dict[str, dict[int, tuple[str, str]]], apart: dict[int, str]) -> str:
    """What the hash of a line must be; empty: nothing in the file says it."""
    number = line["line"]
    if number in apart:
        return journal.chained(bytes.fromhex(apart[number]), bytes.fromhex(digest)).hex()
    found, computed = chains.get(line["day"], {}).get(number, ("", ""))
    return computed if found == digest else ""
