"""Short words about what just happened, with an undo where there is one (Django messages in a fine dress)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.utils.functional import Promise

type Level = Literal["success", "info", "warning", "error"]

_LEVELS: dict[Level, int] = {
    "success": messages.SUCCESS,
    "info": messages.INFO,
    "warning": messages.WARNING,
    "error": messages.ERROR,
}
_UNDO = "undo:"


@dataclass(frozen=True, slots=True)
class Toast:
    """A message, ready to be shown. `undo_url` is sent a POST."""

    text: str
    level: str = "info"
    undo_url: str = ""


def tell(request: HttpRequest, text: str | Promise, *, level: Level = "success", undo_url: str = "") -> None:
    """Say it on this answer (htmx) or on the next page."""
    messages.add_message(request, _LEVELS[level], str(text), extra_tags=_UNDO + undo_url if undo_url else "")


def toast_of(message: Message) -> Toast:
    """The toast that a Django message carries."""
    extra = message.extra_tags or ""
    undo = extra.removeprefix(_UNDO) if extra.startswith(_UNDO) else ""
    return Toast(text=str(message.message), level=message.level_tag or "info", undo_url=undo)
