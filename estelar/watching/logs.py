"""Log lines: JSON for machines or text for people, all of them by one formatter, without personal data."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import structlog

from estelar.watching import redaction
from estelar.watching.doing import current

type Line = MutableMapping[str, Any]

# Whose messages speak of the machine and of numbers of rows; of everybody else's, only the fixed words are kept.
_TRUSTED = ("estelar", "procrastinate", "psycopg.pool", "granian", "_granian")


def _is_trusted(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in _TRUSTED)


def _words(_logger: Any, _method: str, line: Line) -> Line:
    """What the line says; of strangers, the sentence without what was filled in."""
    words, filled_in = str(line["event"]), line.pop("positional_args", ())
    if _is_trusted(line["_record"].name):
        line["event"] = words % filled_in if filled_in else words
    else:
        line["event"] = words if filled_in else redaction.text(words)
    return line


_OWN_EXTRA = structlog.stdlib.ExtraAdder()


def _extra(logger: Any, method: str, line: Line) -> Line:
    """What a line of ours says besides its sentence (`extra={"mail": 7}`). Others put whole requests there."""
    name = line["_record"].name
    return _OWN_EXTRA(logger, method, line) if name == "estelar" or name.startswith("estelar.") else line


def _belongs(_logger: Any, _method: str, line: Line) -> Line:
    """The request or the job in which it was said."""
    doing = current()
    if doing is not None:
        if doing.request:
            line["request"] = doing.request
        if doing.job is not None:
            line["job"] = doing.job
    return line


def _failure(_logger: Any, _method: str, line: Line) -> Line:
    """An error as kind, safe message and places, never as Python prints it (with values)."""
    info = line.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else info if isinstance(info, BaseException) else None
    line.pop("stack_info", None)
    if error is not None:
        line["error"] = [{"kind": one.kind, "message": one.message, "frames": list(one.frames)} for one in redaction.failures(error)]
    return line


def _as_text(_logger: Any, _method: str, line: Line) -> str:
    """A line for people; the places of an error below it."""
    errors = line.pop("error", [])
    head = f"{line.pop('timestamp')} {line.pop('level').upper():<7} {line.pop('logger')}: {line.pop('event')}"
    rest = "".join(f" {name}={value}" for name, value in line.items())
    below = [f"    {frame}" for error in errors for frame in (f"{error['kind']} {error['message']}".rstrip(), *error["frames"])]
    return "\n".join([head + rest, *below])


def configuration(form: str) -> dict[str, Any]:
    """Django's LOGGING for `form` (json or text). Each request has its line in json; in text, only those that went wrong or were slow."""
    render = structlog.processors.JSONRenderer(ensure_ascii=False) if form == "json" else _as_text
    before = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        _words,
        _extra,
        _belongs,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _failure,
    ]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": before,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        "use_get_message": False,
        "pass_foreign_args": True,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "estelar": {"level": "INFO"},
            "estelar.requests": {"level": "INFO" if form == "json" else "WARNING"},
            "estelar.queries": {"level": "INFO" if form == "json" else "WARNING"},
            "django": {"handlers": [], "propagate": True, "level": "WARNING"},  # Django's own set-up mails errors and prints requests
            "django.request": {"level": "ERROR"},  # what is not found or not allowed stands in the line of its request
            "django.server": {"handlers": [], "propagate": True, "level": "WARNING"},
        },
    }
