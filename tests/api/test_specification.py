"""The specification: valid, in both languages, and the page made from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from estelar.api.routing import ADDRESSES
from estelar.api.spec import permission_of, specification
from tests.conftest import Cast


def sentences(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("description", "summary") and isinstance(value, str):
                yield f"{path}/{name}", value
            else:
                yield from sentences(value, f"{path}/{name}")
    elif isinstance(part, list):
        for number, one in enumerate(part):
            yield from sentences(one, f"{path}/{number}")


def test_every_sentence_is_there_in_both_languages() -> None:
    english, spanish = dict(sentences(specification("en"))), dict(sentences(specification("es")))
    assert set(english) == set(spanish)
    assert len(english) > 1000
    untold = {english[path] for path in english if english[path] == spanish[path]}
    assert untold == set()


def test_every_route_parameter_and_field_says_what_it_is() -> None:
    document = specification("en")
    silent = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"]
            named = [one for one in operation["parameters"] if one["in"] != "path" and not one.get("description")]
            silent += [f"{method} {path}: {one['name']}" for one in named]
    for name, schema in document["components"]["schemas"].items():
        silent += [f"{name}.{field}" for field, inner in schema["properties"].items() if not inner.get("description")]
    assert silent == []


def test_schemas_are_json_schema_and_refer_to_what_is_there() -> None:
    document = specification("es")
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)

    def refs(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            if "$ref" in part:
                yield part["$ref"]
            for value in part.values():
                yield from refs(value)
        elif isinstance(part, list):
            for one in part:
                yield from refs(one)

    assert {ref.rpartition("/")[2] for ref in refs(document)} <= set(schemas)


def test_the_specification_has_every_route_and_its_permission() -> None:
    document = specification("en")
    told = {(method.upper(), operation["operationId"]) for methods in document["paths"].values() for method, operation in methods.items()}
    assert told == {(method, one.name) for address in ADDRESSES.values() for method, one in address.routes.items()}
    assert permission_of("get", "/api/v1/encounters/{pk}") == "encounters.see"
    assert permission_of("get", "/api/v1/me") == ""


@pytest.mark.django_db
def test_the_page_and_the_file_speak_the_readers_language_and_need_no_other_host(client: Client, cast: Cast) -> None:
    spanish, english = client.get("/api/v1/docs/").content.decode(), client.get("/api/v1/docs/?lang=en").content.decode()
    assert "Registrar contacto" in spanish
    assert "Record a contact" in english
    assert 'id="problem-422"' in english
    assert "https://" not in english.replace("https://testserver", "")
    assert client.get("/api/v1/openapi.json?lang=en").json() == specification("en")
    assert client.get("/api/v1/openapi.json", headers={"accept-language": "en-GB"}).json()["info"]["summary"] == "The API of Estelar"
    client.force_login(cast.ana)
    assert client.get("/api/v1/docs/").status_code == 200
