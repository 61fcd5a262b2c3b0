"""The design document of a version (`design.schema.json`): its types, what makes it valid, and what makes it complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict, cast

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from estelar.cycles.rules import words
from estelar.errors import BadInput

SCHEMA_NAME = "estelar.cycle/1"
SCHEMA_FILE = Path(__file__).parent.parent / "design.schema.json"
LONGEST_FILE = 1_000_000
"""Bytes. The longest design that is valid (60 moments, every text full of four-byte characters) still fits."""
PROBLEMS_SHOWN = 20
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class WaitStandard(TypedDict):
    """Served within `seconds` in a `share` (0-1) of cases."""

    seconds: int
    share: float


class ServiceFacts(TypedDict):
    """The service that the cycle belongs to."""

    name: str
    kind: str
    stage: NotRequired[str]


class MomentDesign(TypedDict):
    """One designed episode of the cycle."""

    key: str
    name: str
    wants: NotRequired[str]
    expectations: NotRequired[list[str]]
    own_expectation: NotRequired[str]
    element: NotRequired[str]
    human: NotRequired[bool]
    channel: NotRequired[str]
    owner_role: NotRequired[str]
    visibility: NotRequired[str]
    optional: NotRequired[bool]
    wait_standard: NotRequired[WaitStandard | None]
    critical: NotRequired[str | None]
    added_value: NotRequired[str]


Branch = TypedDict(
    "Branch",
    {"from": str, "to": str, "kind": Literal["alternative", "loop"], "when": NotRequired[str]},
)


class Design(TypedDict):
    """A whole cycle: its moments in order and its branches."""

    schema: str
    name: str
    moments: list[MomentDesign]
    language: NotRequired[str]
    description: NotRequired[str]
    service: NotRequired[ServiceFacts]
    branches: NotRequired[list[Branch]]


@dataclass(frozen=True)
class Problem:
    """What is wrong, in a sentence that names the place; `moment` is the key of the moment concerned, `field` its field."""

    sentence: str
    moment: str = ""
    field: str = ""

    def __str__(self) -> str:
        return self.sentence


class BadDesign(BadInput):
    """A document is not the design of a cycle; `problems` says everything that is wrong (at most twenty)."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(str(one) for one in problems[:3]), code="bad_design")
        self.problems = tuple(problems[:PROBLEMS_SHOWN])


def blank(name: str, *, language: str = "es", service: ServiceFacts | None = None) -> Design:
    """A design without moments."""
    made: Design = {"schema": SCHEMA_NAME, "name": name, "language": language, "moments": [], "branches": []}
    if service:
        made["service"] = service
    return made


def position_of(design: Design, key: str) -> int | None:
    """0 for the first moment; None for a key that is not there."""
    return next((index for index, one in enumerate(design["moments"]) if one["key"] == key), None)


def moment_of(design: Design, key: str) -> MomentDesign | None:
    """The moment with this key."""
    place = position_of(design, key)
    return None if place is None else design["moments"][place]


def make_key(name: str, taken: frozenset[str] | set[str]) -> str:
    """A key from a name, free among `taken`: at most 40 characters, small ASCII letters, digits and dashes.

    >>> make_key("Espera en sala", set()), make_key("Espera en sala", {"espera-en-sala"}), make_key("診察", set())
    ('espera-en-sala', 'espera-en-sala-2', 'moment')
    """
    stem = slugify(name)[:40].strip("-_") or "moment"
    key, count = stem, 1
    while key in taken:
        count += 1
        tail = f"-{count}"
        key = stem[: 40 - len(tail)].rstrip("-_") + tail
    return key


# From outside to a design


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))


def read_json(content: bytes) -> Design:
    """The design in a file. Raises BadDesign, whatever the file is: too big, not text, not JSON, not a cycle."""
    if len(content) > LONGEST_FILE:
        raise BadDesign([Problem(_("The file is larger than 1 MB: no cycle is. Choose the JSON file that Estelar exported."))])
    if not content.strip():
        raise BadDesign([Problem(_("The file is empty. Choose the JSON file that Estelar exported."))])
    try:
        document = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise BadDesign([Problem(_("The file is not text in UTF-8. Choose the JSON file that Estelar exported."))]) from None
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise BadDesign([Problem(_("The file is not JSON: look at line %(line)s, column %(column)s.") % place)]) from None
    except (RecursionError, ValueError):  # nested without end, or numbers of thousands of digits
        raise BadDesign([Problem(_("The file is JSON, but not of a kind that a cycle can have. Nothing was read."))]) from None
    return check(document)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadDesign([Problem(_("“%(name)s” stands twice in the same place of the file. Keep one of them.") % {"name": twice[:60]})])
    return found


def _no_constant(name: str) -> float:
    raise BadDesign([Problem(_("The file has %(value)s where a number belongs.") % {"value": name})])


def check(document: Any) -> Design:
    """The document itself, once it is known to be a valid design. Raises BadDesign with every problem found."""
    found = problems(document)
    if found:
        raise BadDesign(found)
    return cast("Design", document)


def problems(document: Any) -> list[Problem]:
    """What is wrong with a document: its shape first; the rules between its parts only when the shape is right."""
    if not isinstance(document, dict) or document.get("schema") != SCHEMA_NAME:
        return [Problem(_("This is not a service cycle of Estelar (“schema” must be “%(schema)s”).") % {"schema": SCHEMA_NAME})]
    shape = sorted(_validator().iter_errors(document), key=lambda one: [str(part).zfill(4) for part in one.absolute_path])
    if shape:
        return [_in_words(one, document) for one in shape[:PROBLEMS_SHOWN]]
    return list(_cross(cast("Design", document)))[:PROBLEMS_SHOWN]


def _cross(design: Design) -> Iterator[Problem]:
    """The rules that a schema cannot say."""
    yield from _texts(design)
    places: dict[str, int] = {}
    for index, moment in enumerate(design["moments"]):
        key = moment["key"]
        title = {"number": index + 1, "name": moment["name"], "key": key}
        if not _KEY.fullmatch(key):
            yield Problem(_("Moment %(number)s (“%(name)s”): its key may hold small letters, digits and dashes only.") % title, key, "key")
        if key in places:
            yield Problem(_("Moment %(number)s (“%(name)s”): its key “%(key)s” belongs to another moment already.") % title, key, "key")
        if not moment["name"].strip():
            yield Problem(_("Moment %(number)s has no name. Write one.") % title, key, "name")
        reason = moment.get("critical")
        if reason is not None and not reason.strip():
            yield Problem(_("Moment %(number)s (“%(name)s”) is critical, but nothing says why. Write the reason.") % title, key, "critical")
        places.setdefault(key, index)
    if not design["name"].strip():
        yield Problem(_("The cycle has no name. Write one."), field="name")
    yield from _branches(design, places)


def _branches(design: Design, places: Mapping[str, int]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for number, branch in enumerate(design.get("branches", []), start=1):
        start, end = branch["from"], branch["to"]
        title = {"number": number, "from": start, "to": end}
        if start not in places or end not in places:
            title["key"] = start if start not in places else end
            yield Problem(_("Branch %(number)s names the moment “%(key)s”, which is not in the cycle.") % title)
            continue
        title |= {"from": design["moments"][places[start]]["name"], "to": design["moments"][places[end]]["name"]}
        if (start, end) in seen:
            yield Problem(_("There are two branches from “%(from)s” to “%(to)s”. Keep one of them.") % title, start)
        seen.add((start, end))
        if branch["kind"] == "loop" and places[end] >= places[start]:
            yield Problem(_("The loop from “%(from)s” to “%(to)s” does not go back. Choose an earlier moment.") % title, start)
        if branch["kind"] == "alternative" and places[end] <= places[start]:
            yield Problem(_("The alternative from “%(from)s” to “%(to)s” does not go forward. Choose a later moment.") % title, start)


def _texts(value: Any, where: str = "") -> Iterator[Problem]:
    """Characters that neither a database nor a file can keep."""
    if isinstance(value, str):
        if _UNSTORABLE.search(value):
            yield Problem(_("There are characters that cannot be kept in the text of “%(field)s”. Write it again.") % {"field": where})
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, where)


def _in_words(error: ValidationError, document: Mapping[str, Any]) -> Problem:
    """A sentence for what the schema refuses: which moment, which field, what it should be."""
    path = list(error.absolute_path)
    key, field, where = "", "", _("The cycle")
    if len(path) >= 2 and path[0] == "moments" and isinstance(path[1], int):
        raw = document["moments"][path[1]]
        name = raw.get("name") if isinstance(raw, dict) and isinstance(raw.get("name"), str) else ""
        key = str(raw.get("key", ""))[:40] if isinstance(raw, dict) else ""
        title = {"number": path[1] + 1, "name": str(name)[:80]}
        where = _("Moment %(number)s (“%(name)s”)") % title if name else _("Moment %(number)s") % title
        path = path[2:]
    elif len(path) >= 2 and path[0] == "branches" and isinstance(path[1], int):
        where = _("Branch %(number)s") % {"number": path[1] + 1}
        path = path[2:]
    if path:
        field = str(path[0])
        label = words.FIELDS.get(field) or words.FACTS.get(field) or field
        where = _("%(where)s, %(field)s") % {"where": where, "field": f"“{label}”"}
    return Problem(f"{where}: {_complaint(error)}", key, field)


def _complaint(error: ValidationError) -> str:
    limit: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            missing = [name for name in limit if name not in instance]
            return _("%(fields)s is missing.") % {"fields": ", ".join(f"“{name}”" for name in missing)}
        case "additionalProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            strange = [str(name)[:40] for name in instance if name not in known][:3]
            return _("%(fields)s is not known here. Take it out.") % {"fields": ", ".join(f"“{name}”" for name in strange)}
        case "enum":
            return _("it must be one of: %(values)s.") % {"values": ", ".join(map(str, limit))}
        case "type":
            return _("it is not of the right kind (expected: %(kind)s).") % {"kind": limit if isinstance(limit, str) else ", ".join(limit)}
        case "minLength":
            return _("it is empty. Write something.")
        case "maxLength":
            return _("it is too long (%(length)s characters; at most %(limit)s).") % {"length": len(instance), "limit": limit}
        case "maxItems":
            return ngettext("there are too many (at most %(limit)s).", "there are too many (at most %(limit)s).", limit) % {"limit": limit}
        case "uniqueItems":
            return _("the same value stands there twice.")
        case "minimum" | "maximum" | "exclusiveMinimum":
            return _("the number is outside what makes sense here.")
        case "pattern":
            return _("it may hold small letters, digits and dashes only, 40 at most.")
        case _:
            return _("it is not what a cycle has here.")


# From a draft to a version


def missing(design: Design) -> list[Problem]:
    """What a valid design still lacks before it may be published; nothing when it is complete."""
    found: list[Problem] = []
    if len(design["moments"]) < 2:
        found.append(Problem(_("A cycle needs at least two moments. Add the next thing that is lived.")))
    seen: dict[str, str] = {}
    for moment in design["moments"]:
        folded = " ".join(moment["name"].casefold().split())
        if folded in seen:
            sentence = _("Two moments are called “%(name)s”. Give each a name of its own.") % {"name": moment["name"]}
            found.append(Problem(sentence, moment["key"], "name"))
        seen[folded] = moment["key"]
    if design["moments"] and all(moment.get("optional") for moment in design["moments"]):
        found.append(Problem(_("Every moment is optional. At least one must be lived by everybody.")))
    return found


def exported(design: Design) -> bytes:
    """The design as a file that `read_json` reads back as it was."""
    return (json.dumps(design, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
