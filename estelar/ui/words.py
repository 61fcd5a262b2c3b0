"""What the scripts are told by the page: words in the reader's language, addresses, keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from estelar.permissions import Permission
from estelar.ui.navigation import new_action, part


def script_words() -> dict[str, str]:
    """Every word that a script may show."""
    return {
        "close": _("Close"),
        "chart": _("chart"),
        "nothing_found": _("Nothing found. Try other words."),
        "forbidden": _("You do not have permission for this. Ask your administrator for it."),
        "gone": _("This is no longer here. Reload the page to see what changed."),
        "server_error": _("Something failed on our side and nothing was changed. Please try again in a moment."),
        "no_answer": _("There was no answer in time. Please try again."),
        "no_picture": _("The picture could not be made in this browser. Please try the SVG file."),
        "copied": _("Copied."),
        "cancel": _("Cancel"),
        "go_on": _("Go on"),
        "saved": _("Saved."),
        "saving": _("Saving…"),
        "unsaved": _("Not saved yet"),
    }


def permission_words(permission: Permission) -> str:
    """A permission as one asks a colleague for it."""
    return {
        Permission.SEE_CYCLES: _("see cycles"),
        Permission.DRAW_CYCLES: _("draw cycles"),
        Permission.PUBLISH_CYCLES: _("publish cycles"),
        Permission.SEE_FIGURES: _("see figures"),
        Permission.SEE_FIGURES_BY_PERSON: _("see figures by person"),
        Permission.SEE_ENCOUNTERS: _("see contacts"),
        Permission.RECORD_ENCOUNTERS: _("record contacts"),
        Permission.CORRECT_ENCOUNTERS: _("correct contacts of others"),
        Permission.IMPORT_ENCOUNTERS: _("import files"),
        Permission.SEE_CUSTOMERS: _("see customers"),
        Permission.CHANGE_CUSTOMERS: _("change customers"),
        Permission.MERGE_CUSTOMERS: _("merge customers"),
        Permission.ERASE_CUSTOMERS: _("erase customers"),
        Permission.SEE_CASES: _("see cases"),
        Permission.OPEN_CASES: _("open cases"),
        Permission.HANDLE_CASES: _("work on cases"),
        Permission.ASSIGN_CASES: _("assign cases"),
        Permission.SEE_CONFIDENTIAL: _("see confidential cases"),
        Permission.CHANGE_CASE_RULES: _("change the rules of cases"),
        Permission.SEE_CHANNELS: _("see channels and the ledger of mail"),
        Permission.CHANGE_CHANNELS: _("change channels"),
        Permission.SETTLE_QUARANTINE: _("settle messages in quarantine"),
        Permission.SEE_CALENDARS: _("see calendars"),
        Permission.CHANGE_CALENDARS: _("change calendars"),
        Permission.SEE_PEOPLE: _("see persons and units"),
        Permission.CHANGE_PEOPLE: _("change persons and roles"),
        Permission.CHANGE_UNITS: _("change units"),
        Permission.CHANGE_ORGANISATION: _("change the organisation's settings"),
        Permission.SEE_JOURNAL: _("see the journal"),
        Permission.SEE_HEALTH: _("see the health of the installation"),
        Permission.RETRY_JOBS: _("try failed work again"),
        Permission.SEE_WEBHOOKS: _("see where news go"),
        Permission.CHANGE_WEBHOOKS: _("change where news go"),
        Permission.SEE_PATTERNS: _("work here"),
    }.get(permission, str(permission))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def page_data(context: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON block of a page. Rooms may add words by `{% block %}`s of their own with another id."""
    person = getattr(context.get("request"), "user", None)
    known = bool(getattr(person, "is_authenticated", False))
    jumps: dict[str, str] = {}
    for group in context.get("nav") or []:
        for item in part(group, "items"):
            if part(item, "key"):
                jumps[part(item, "key")] = part(item, "url")
    new = new_action(context.get("nav_actions") or [])
    return {
        "words": script_words(),
        "urls": {
            "palette": _address("ui:palette") if known else "",
            "login": _address("account_login"),
            "new": part(new, "url") if new else "",
        },
        "singleKeys": bool(getattr(person, "single_keys", False)),
        "jumps": jumps,
    }
