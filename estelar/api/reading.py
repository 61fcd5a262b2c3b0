"""The specification as people read it: routes by theme, schemas as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from estelar.api.spec import STATUSES, TAGS, permission_of


@dataclass(frozen=True)
class Kind:
    """What a value is, in words; `schema` names the table that says more."""

    words: str
    schema: str = ""


@dataclass(frozen=True)
class Part:
    """A field or a parameter."""

    name: str
    kind: Kind
    needed: bool
    meaning: str
    where: str = ""


@dataclass(frozen=True)
class Call:
    """One route."""

    key: str
    method: str
    path: str
    summary: str
    about: str
    permission: str
    parameters: list[Part]
    body: Kind | None
    answers: list[tuple[str, str, Kind | None]]


@dataclass(frozen=True)
class Theme:
    """The routes of a theme."""

    key: str
    title: str
    calls: list[Call]


@dataclass(frozen=True)
class Table:
    """A schema."""

    name: str
    fields: list[Part]


def _named(ref: str) -> str:
    return ref.rpartition("/")[2]


def kind_of(schema: Mapping[str, Any]) -> Kind:
    """What a value is, in a few words."""
    if "$ref" in schema:
        return Kind(_named(schema["$ref"]), _named(schema["$ref"]))
    for several in ("anyOf", "allOf", "oneOf"):
        if several in schema:
            kinds = [kind_of(one) for one in schema[several]]
            return Kind(_(" or ").join(kind.words for kind in kinds), next((kind.schema for kind in kinds if kind.schema), ""))
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return Kind(", ".join(str(value) if value != "" else "“”" for value in values))
    return _simple(schema)


def _simple(schema: Mapping[str, Any]) -> Kind:
    match schema.get("type"):
        case "array":
            inner = kind_of(schema.get("items", {}))
            return Kind(_("list of {kind}").format(kind=inner.words), inner.schema)
        case "object":
            return Kind(_("object"))
        case "string":
            forms = {"date-time": _("date and hour"), "date": _("date"), "uuid": "UUID"}
            words = forms.get(schema.get("format", ""), _("text"))
            return Kind(_("{kind}, up to {most}").format(kind=words, most=schema["maxLength"]) if "maxLength" in schema else words)
        case "integer":
            return Kind(_("whole number"))
        case "number":
            return Kind(_("number"))
        case "boolean":
            return Kind(_("true or false"))
        case "null":
            return Kind("null")
    return Kind(_("any value"))


def _content(part: Mapping[str, Any] | None) -> Kind | None:
    for content in (part or {}).get("content", {}).values():
        return kind_of(content["schema"])
    return None


def _call(method: str, path: str, operation: Mapping[str, Any]) -> Call:
    where = {"query": _("address"), "header": _("header"), "path": _("path")}
    return Call(
        key=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        about=operation.get("description", ""),
        permission=permission_of(method, path),
        parameters=[
            Part(one["name"], kind_of(one["schema"]), one["required"], one.get("description", ""), where[one["in"]])
            for one in operation["parameters"]
        ],
        body=_content(operation.get("requestBody")),
        answers=[(status, answer["description"], _content(answer)) for status, answer in operation["responses"].items()],
    )


def parts(document: Mapping[str, Any]) -> list[Theme]:
    """The routes by theme."""
    titles = {tag["name"]: tag["description"] for tag in document["tags"]}
    calls = [(operation["tags"][0], _call(method, path, operation)) for path, method, operation in operations(document)]
    return [Theme(name, titles[name], [call for tag, call in calls if tag == name]) for name in TAGS]


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and what is said of it."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def schemas(document: Mapping[str, Any]) -> list[Table]:
    """Every schema as a table."""
    return [
        Table(
            name,
            [
                Part(field, kind_of(inner), field in schema.get("required", ()), inner.get("description", ""))
                for field, inner in schema.get("properties", {}).items()
            ],
        )
        for name, schema in document["components"]["schemas"].items()
        if not name.endswith("Row")
    ]


def statuses() -> list[tuple[int, str]]:
    """What each status means."""
    return [(status, _(words)) for status, words in STATUSES.items()]
