"""`{% load cycles %}`: the texts of the design check in the reader's language, and the answers to it."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language

from estelar.cycles.nature import Text

register = template.Library()


@register.simple_tag
def in_my_language(text: Text) -> str:
    """A text of `nature` as the reader speaks."""
    return text.in_language(get_language() or "es")


@register.simple_tag
def given(answers: Mapping[str, str], key: str) -> str:
    """The answer to a question; nothing when there is none."""
    return answers.get(key, "")
