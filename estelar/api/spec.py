"""The specification (OpenAPI 3.1) in the language of the reader: what the framework knows of the routes, and what holds for all of them."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from ninja.schema import NinjaGenerateJsonSchema
from pydantic.json_schema import models_json_schema

from estelar import __version__
from estelar.api import rules
from estelar.api.problem import MEDIA_TYPE
from estelar.api.routing import ADDRESSES, API
from estelar.api.schemas.base import Problem
from estelar.api.views import cases, customers, cycles, encounters, figures, house  # noqa: F401  # importing them tells their routes

BASE = "/api/v1/"
LANGUAGES = ("es", "en")
TAGS = {
    "encounters": gettext_noop("Contacts: what was lived"),
    "cases": gettext_noop("Cases: what must be answered; and the ledger of mail"),
    "customers": gettext_noop("Customers: who is served"),
    "cycles": gettext_noop("Services, cycles and moments: what was designed"),
    "figures": gettext_noop("Figures: what it amounts to"),
    "house": gettext_noop("The organisation: units, persons, journal, this token"),
}
STATUSES = {
    200: gettext_noop("Done."),
    201: gettext_noop("Made. `Location` says where it is."),
    204: gettext_noop("Done; there is nothing to say."),
    301: gettext_noop("This record was joined to another one; `Location` says which."),
    304: gettext_noop("You have it already: `If-None-Match` named its ETag."),
    400: gettext_noop("The call cannot be read: its body is not JSON."),
    401: gettext_noop("Without a token that works."),
    403: gettext_noop("The token or the roles of its robot do not allow it."),
    404: gettext_noop("It does not exist, or it is not visible to the robot."),
    405: gettext_noop("This address does not take this method; `Allow` says which it takes."),
    409: gettext_noop("It does not fit what is there now: somebody changed it, or the Idempotency-Key was used for another call."),
    412: gettext_noop("It was changed since you read it: `If-Match` named another ETag. Nothing was overwritten."),
    413: gettext_noop("The call is too large."),
    415: gettext_noop("The body is not sent as application/json."),
    422: gettext_noop("A rule or a field says no; `errors` says which."),
    429: gettext_noop("More calls than the token may make in a minute; `Retry-After` says how many seconds to wait."),
    500: gettext_noop("Something failed on our side. Nothing was changed."),
    503: gettext_noop("The figures are being prepared after a large import; `Retry-After` says when to ask again."),
}
HEADERS = {
    "RateLimit-Limit": gettext_noop("How many calls the token may make in a minute."),
    "RateLimit-Remaining": gettext_noop("How many of them are left."),
    "RateLimit-Reset": gettext_noop("In how many seconds the next minute begins."),
}
TITLE = gettext_noop("The API of Estelar")
ABOUT = gettext_noop(
    "What the pages can do, for programs: the same operations, the same rules, the same permissions. Every call carries "
    "`Authorization: Bearer` with a token of a robot, and may do what its scopes and the roles of its robot both allow."
)
TOKEN = gettext_noop(
    "A token of a robot: `Authorization: Bearer estelar_…`. An administrator makes it in the page Robots; it is shown once."
)
LANG = gettext_noop("Language of the answer: `es` or `en`. Without it, what Accept-Language asks for.")
KEY = gettext_noop(
    "A new key for each new call, for example a UUID. The same call with the same key does nothing twice: it gets the first answer again "
    "(for 24 hours). The same key with another body is refused with 409."
)
IF_MATCH = gettext_noop("The ETag that you read: when the object has changed since, nothing is done and the answer is 412.")
IF_NONE_MATCH = gettext_noop("The ETag that you have: when the object is still so, the answer is 304 without a body.")


def _header(name: str, sentence: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": False, "description": sentence, "schema": schema or {"type": "string"}}


def _problem(status: int) -> dict[str, Any]:
    return {"description": STATUSES[status], "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _complete(method: str, path: str, operation: dict[str, Any]) -> None:
    """What holds for every call of its kind."""
    parameters, answers = operation["parameters"], operation["responses"]
    is_change, has_row = method != "get", "{" in path
    is_object = method == "get" and not operation["operationId"].endswith("_list")
    parameters.append({"name": "lang", "in": "query", "required": False, "description": LANG, "schema": {"enum": list(LANGUAGES)}})
    if method == "post":
        key = {"type": "string", "minLength": 1, "maxLength": rules.KEY_LENGTH, "pattern": "^[ -~]+$"}
        parameters.append(_header("Idempotency-Key", KEY, key))
    if method in ("patch", "put", "delete"):
        parameters.append(_header("If-Match", IF_MATCH))
    if is_object:
        parameters.append(_header("If-None-Match", IF_NONE_MATCH))
        answers["304"] = {"description": STATUSES[304]}
    errors = [401, 403, 405, 422, 429, 500]
    errors += [404] if has_row else []
    errors += [400, 409, 413, 415] if is_change else []
    errors += [412] if is_change and has_row else []
    errors += [503] if "figures" in path else []
    for status, answer in list(answers.items()):
        answer["description"] = STATUSES[int(status)]
        answers[str(status)] = answers.pop(status)
    for status in sorted(errors):
        answers[str(status)] = _problem(status)
    limits = {name: {"description": words, "schema": {"type": "integer"}} for name, words in HEADERS.items()}
    for status, answer in answers.items():
        if status not in ("401", "500"):
            answer["headers"] = dict(limits)
    operation["responses"] = dict(sorted(answers.items()))


def _rows(schemas: dict[str, Any]) -> None:
    """With `fields` a list gives rows with some of the fields: each list has a schema of its rows, in which only `id` must be there."""
    for name in [name for name in schemas if name.endswith("List")]:
        of = schemas[name]["properties"]["results"]["items"]["$ref"].rpartition("/")[2]
        row = copy.deepcopy(schemas[of])
        row |= {"title": f"{of}Row", "required": ["id"]}
        schemas[f"{of}Row"] = row
        schemas[name]["properties"]["results"]["items"]["$ref"] = f"#/components/schemas/{of}Row"


def _tidy(schemas: dict[str, Any]) -> None:
    """Without titles that only repeat the name of a field, without what is said of a class to programmers, and without defaults where
    what is left out stays as it is."""
    for name, schema in schemas.items():
        schema.pop("description", None)
        for field in schema.get("properties", {}).values():
            field.pop("title", None)
            if name.endswith("Change"):
                field.pop("default", None)


def _told(part: Any) -> Any:
    """Every sentence in the active language."""
    if isinstance(part, dict):
        return {
            name: _(value) if name in ("description", "summary") and isinstance(value, str) and value else _told(value)
            for name, value in part.items()
        }
    return [_told(one) for one in part] if isinstance(part, list) else part


def _plain() -> dict[str, Any]:
    """As it is written in the code, in English."""
    document = copy.deepcopy(dict(API.get_openapi_schema(path_prefix=BASE)))
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _complete(method, path, operation)
    _ref, problems = models_json_schema(
        [(Problem, "serialization")], ref_template="#/components/schemas/{model}", schema_generator=NinjaGenerateJsonSchema
    )
    schemas: dict[str, Any] = document["components"]["schemas"] | problems["$defs"]
    _rows(schemas)
    _tidy(schemas)
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    document["components"]["securitySchemes"] = {"Bearer": {"type": "http", "scheme": "bearer", "description": TOKEN}}
    document["info"] = {"title": "Estelar", "version": __version__, "summary": TITLE, "description": ABOUT}
    document["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    document["servers"] = [{"url": "/"}]
    return document


@cache
def specification(language: str) -> dict[str, Any]:
    """The whole specification in Spanish or English."""
    with override(language):
        told: dict[str, Any] = _told(_plain())
    return told


def permission_of(method: str, path: str) -> str:
    """What a call asks for; empty: any token that works."""
    inner = path.removeprefix(BASE.rstrip("/"))
    for address in ADDRESSES.values():
        if _bare(address.path) == inner and (found := address.routes.get(method.upper())):
            return found.permission.value if found.permission else ""
    return ""


def _bare(path: str) -> str:
    """A path without the kinds of its parts.

    >>> _bare("/encounters/{int:pk}")
    '/encounters/{pk}'
    """
    return "/".join("{" + part.partition(":")[2] if part.startswith("{") and ":" in part else part for part in path.split("/"))
