"""The names of every code in a design, in one place: forms, views, comparisons and exports speak alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.cycles.rules import durations

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Text = str | _StrPromise

EXPECTATIONS: Mapping[str, Text] = {
    "human_warmth": _("Human warmth"),
    "speed": _("Speed"),
    "information": _("Correct and timely information"),
    "guarantee": _("Guarantee and compliance"),
    "advice": _("Advice"),
}

ELEMENTS: Mapping[str, Text] = {
    "face_to_face": _("Face to face"),
    "relationship": _("Relationship"),
    "correspondence": _("Correspondence"),
    "claims": _("Claims and compliments"),
    "premises": _("Premises"),
}

CHANNELS: Mapping[str, Text] = {
    "in_person": _("In person"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "web": _("Website"),
    "app": _("App"),
    "chat": _("Chat"),
    "messaging": _("Messaging"),
    "letter": _("Letter or document"),
    "sign": _("Sign"),
    "machine": _("Machine"),
    "other": _("Other channel"),
}

VISIBILITIES: Mapping[str, Text] = {
    "on_stage": _("On stage"),
    "back_stage": _("Back stage"),
}

BRANCHES: Mapping[str, Text] = {
    "alternative": _("Instead of the next moment"),
    "loop": _("Back to an earlier moment"),
}

FIELDS: Mapping[str, Text] = {
    "name": _("Name"),
    "wants": _("What is wanted here"),
    "expectations": _("Expectations"),
    "own_expectation": _("Own expectation"),
    "element": _("Contact element"),
    "human": _("With a person"),
    "channel": _("Channel"),
    "owner_role": _("Owner role"),
    "visibility": _("Stage"),
    "wait_standard": _("Wait standard"),
    "critical": _("Critical"),
    "optional": _("Optional"),
    "added_value": _("Added value"),
    "key": _("Key"),
}
"""The fields of a moment in the order in which people read them."""

FACTS: Mapping[str, Text] = {
    "name": _("Name of the cycle"),
    "description": _("Description"),
    "language": _("Language"),
    "service": _("Service"),
}

LANGUAGES: Mapping[str, Text] = {"es": _("Spanish"), "en": _("English")}
KINDS: Mapping[str, Text] = {"basic": _("Basic"), "complementary": _("Complementary"), "peripheral": _("Peripheral")}
STAGES: Mapping[str, Text] = {
    "strategy": _("Strategy"),
    "design": _("Design"),
    "transition": _("Transition"),
    "operation": _("Operation"),
    "improvement": _("Continual improvement"),
}

_CODES: Mapping[str, Mapping[str, Text]] = {"element": ELEMENTS, "channel": CHANNELS, "visibility": VISIBILITIES, "language": LANGUAGES}

EDITS: Mapping[str, Text] = {
    "started": _("started the draft"),
    "moment_added": _("added “{name}”"),
    "moment_changed": _("changed “{name}”"),
    "moment_moved": _("moved “{name}”"),
    "moment_removed": _("removed “{name}”"),
    "branch_added": _("added a branch from “{name}”"),
    "branch_removed": _("removed a branch from “{name}”"),
    "facts_changed": _("changed the facts of the cycle"),
    "replaced": _("replaced the whole design"),
}
"""What one step of a draft did, by the code kept in `DraftRevision.what`."""


def edit_code(code: str, name: str = "") -> str:
    """What is kept of a step (at most 200 characters): "moment_moved|Waits in the room"."""
    return f"{code}|{name}"[:200]


def edit_words(what: str) -> str:
    """What a kept step did, for the reader: "moved “Waits in the room”"."""
    code, _bar, name = what.partition("|")
    return str(EDITS.get(code, code)).format(name=name)


def listed(names: Sequence[str]) -> str:
    """Speed, Advice."""
    return ", ".join(names)


def wait_standard(standard: Mapping[str, Any] | None) -> str:
    """At most 20 min in 90 % of cases; nothing without a standard."""
    if not standard:
        return ""
    return gettext("at most %(time)s in %(share)s %% of cases") % {
        "time": durations.written(int(standard["seconds"])),
        "share": share_written(standard["share"]),
    }


def share_written(share: float) -> str:
    """0.9 -> 90; 0.995 -> 99.5."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".")


def shown(field: str, value: Any) -> str:
    """The value of a field of a moment (or of the cycle) for the reader; nothing for what is not filled."""
    if field == "human":
        return gettext("yes") if value in {True, None} else gettext("no")
    if field == "optional":
        return gettext("yes") if value else gettext("no")
    if field == "visibility":
        return str(VISIBILITIES.get(value or "on_stage", value))
    if value in (None, "", [], {}):
        return ""
    if field == "expectations":
        return listed([str(EXPECTATIONS.get(code, code)) for code in value])
    if field == "wait_standard":
        return wait_standard(value)
    if field == "service":
        parts = [value["name"], KINDS.get(value["kind"], value["kind"]), STAGES.get(value.get("stage", ""), "")]
        return " · ".join(str(part) for part in parts if part)
    if field in _CODES:
        return str(_CODES[field].get(value, value))
    return str(value)
