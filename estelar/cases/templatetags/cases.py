"""`{% load cases %}`: how a case's number, key and deadline are written, and what somebody quoted is folded away."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from estelar.cases import rules
from estelar.cases.models import Case
from estelar.cases.views.badges import KIND_ICONS, Due
from estelar.channels.rules.quoted import split
from estelar.ui.templatetags.ui import icon

register = template.Library()


@register.simple_tag
def due_badge(due: Due) -> SafeString:
    """A deadline in words with its unit, a mark, and only then a colour; a paused clock looks paused."""
    moment = format_html(' datetime="{}"', due.at.isoformat()) if due.at else ""
    return format_html('<time class="due due-{}"{}>{}<span>{}</span></time>', due.look, moment, icon(due.icon), due.text)


@register.filter
def tracking_key(key: str) -> str:
    """7K2M9QXR4TBC -> 7K2M-9QXR-4TBC."""
    return rules.shown(key)


@register.simple_tag
def kind_mark(case: Case) -> SafeString:
    """The kind of a case: its mark and its word."""
    found = icon(KIND_ICONS[rules.Kind(case.kind)])
    return format_html('<span class="kind kind-{}">{}<span>{}</span></span>', case.kind, found, case.get_kind_display())


@register.filter
def unquoted(text: str) -> tuple[str, str]:
    """What somebody wrote anew, and what they quoted below it (empty: nothing)."""
    pieces = split(text)
    return (pieces.new or text, "\n".join(part for part in (pieces.signature, pieces.quoted) if part) if pieces.new else "")
