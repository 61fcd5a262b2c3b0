"""Errors as RFC 9457 wants them: application/problem+json, with a stable code, a sentence, and the fields that are wrong."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.translation import gettext as _
from ninja.errors import HttpError, ValidationError

from estelar.api import rules
from estelar.cycles.rules.design import BadDesign
from estelar.encounters.operations.bulk import RowsRefused
from estelar.errors import BadInput, Conflict, EstelarError, RuleBroken
from estelar.reports.facts import BeingPrepared
from estelar.ui.guard import NotAllowed
from estelar.ui.words import permission_words

logger = logging.getLogger("estelar.api")
MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 200
SOON = 20  # seconds until figures that are being prepared are asked for again


class Refused(EstelarError):
    """The edge of the API says no, before any operation was asked."""

    def __init__(self, status: int, code: str, sentence: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})


def problem(
    status: int,
    code: str,
    sentence: str,
    *,
    errors: Iterable[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> HttpResponse:
    """An error as programs and people read it."""
    listed = list(errors)
    document = {
        "type": f"/api/v1/docs/#problem-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": sentence,
        "errors": listed[:MOST_ERRORS],
    } | more
    response = HttpResponse(json.dumps(document, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse:
    """The problem that an exception of our own tree, of Django or of the framework is."""
    match error:
        case Refused():
            return problem(error.status, error.code, str(error), headers=error.headers)
        case ValidationError():
            listed = [_wrong(one) for one in error.errors]
            return problem(422, "invalid", _("Something in this call is not as it must be: see “errors”."), errors=listed)
        case RowsRefused():
            listed = [{"row": e.row, "field": e.field, "code": e.code, "message": e.message} for e in error.errors]
            return problem(422, "rows_refused", str(error), errors=listed, error_count=len(listed))
        case BadDesign():
            listed = [{"field": _design_field(p.moment, p.field), "code": "bad_design", "message": p.sentence} for p in error.problems]
            return problem(422, error.code, str(error), errors=listed)
        case RuleBroken():
            status = 409 if isinstance(error, Conflict) else 422
            listed = [{"field": error.field, "code": error.code, "message": str(error)}] if error.field else []
            return problem(status, error.code, str(error), errors=listed)
        case BadInput():
            return problem(422, error.code, str(error))
        case BeingPrepared():
            return problem(503, "being_prepared", str(error), headers={"Retry-After": str(SOON)})
        case NotAllowed():
            return _not_allowed(error)
    return _of_the_framework(request, error)


def _of_the_framework(request: HttpRequest, error: Exception) -> HttpResponse:
    match error:
        case Http404():
            return problem(404, "not_found", _("There is nothing here, or nothing that you may see."))
        case PermissionDenied():
            return problem(403, "not_allowed", _("This is not allowed to you."))
        case RequestDataTooBig():
            return problem(413, "too_large", _("This call is too large. Send fewer rows at once."))
        case HttpError(status_code=400):
            return problem(400, "not_json", _("The body of this call is not JSON in UTF-8."))
        case HttpError():
            return problem(error.status_code, "refused", str(error))
        case SuspiciousOperation() | UnreadablePostError():
            return problem(400, "bad_request", _("This call cannot be understood."))
    logger.error("An API call failed: %s %s", request.method, request.path, exc_info=error)
    return problem(500, "server_error", _("Something failed on our side and nothing was changed. Please try again in a moment."))


def _not_allowed(error: NotAllowed) -> HttpResponse:
    sentence = _("This call needs the permission “{permission}” ({words}): from the scopes of the token and from a role of its robot.")
    words = sentence.format(permission=error.permission.value, words=permission_words(error.permission))
    return problem(403, "not_allowed", words, permission=error.permission.value)


def _design_field(moment: str, field: str) -> str:
    return ".".join(part for part in ("design", moment and f"moments[{moment}]", field) if part)


def _wrong(one: Mapping[str, Any]) -> dict[str, Any]:
    """One error of the validation of a call: where, a stable code, a sentence."""
    path = [part for part in one["loc"] if part not in ("body", "query", "path", "header", "what", "asked")]
    made: dict[str, Any] = {"field": ".".join(str(part) for part in path), "code": one["type"], "message": _sentence(one)}
    if len(path) > 1 and path[0] == "encounters" and isinstance(path[1], int):
        made |= {"row": path[1], "field": ".".join(str(part) for part in path[2:])}
    return made


def _sentence(one: Mapping[str, Any]) -> str:
    limits = {name: value for name, value in (one.get("ctx") or {}).items() if isinstance(value, str | int | float)}
    sentences = {
        "missing": _("This is missing."),
        "extra_forbidden": _("There is no such field. Check how it is written."),
        "string_too_long": _("This is longer than {max_length} characters."),
        "string_too_short": _("This is too short."),
        "too_long": _("There are more than {max_length}."),
        "too_short": _("There are too few."),
        "greater_than_equal": _("This must be at least {ge}."),
        "less_than_equal": _("This must be at most {le}."),
        "string_pattern_mismatch": _("This has characters that cannot be kept, or is not of the right form."),
        "string_unicode": _("This has characters that cannot be kept, or is not of the right form."),
        "literal_error": _("This must be one of: {expected}."),
        "enum": _("This must be one of: {expected}."),
        "bool_parsing": _("This must be true or false."),
        "bool_type": _("This must be true or false."),
        "timezone_aware": _("A time needs its zone, for example 2026-11-22T15:00:00-05:00 or …Z."),
        "value_error": str((one.get("ctx") or {}).get("error") or _("This value is not accepted here.")),
    }
    kinds = (
        ("int_", _("This must be a whole number.")),
        ("string_", _("This must be a text.")),
        ("datetime_", _("This must be a date with an hour, for example 2026-11-22T15:00:00-05:00.")),
        ("date_", _("This must be a date, for example 2026-11-22.")),
        ("uuid_", _("This must be a UUID.")),
        ("list_", _("This must be a list.")),
        ("dict_", _("This must be an object.")),
        ("model_", _("This must be an object.")),
    )
    code = str(one["type"])
    sentence = sentences.get(code) or next((words for begin, words in kinds if code.startswith(begin)), None)
    try:
        return (sentence or _("This value is not accepted here.")).format(**limits)
    except (KeyError, IndexError):
        return _("This value is not accepted here.")


def unsupported_media(found: str) -> Refused:
    """415."""
    return Refused(415, "not_json_type", _("Send the body as application/json, not as “{type}”.").format(type=found[:60]))


def method_not_allowed(methods: Iterable[str]) -> Refused:
    """405, naming what is there."""
    there = ", ".join(sorted(methods))
    return Refused(405, "method_not_allowed", _("This address takes only: {methods}.").format(methods=there), headers={"Allow": there})


def too_many(rate: int, seconds: int) -> Refused:
    """429."""
    sentence = _("This token may call {rate} times a minute. Go on in {seconds} seconds.").format(rate=rate, seconds=seconds)
    return Refused(429, "too_many_calls", sentence, headers={"Retry-After": str(min(seconds, rules.WINDOW))})
