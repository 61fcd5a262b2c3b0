"""The eleven elements of dissatisfaction (after Karl Albrecht's sins of service and the house's product page)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Element(StrEnum):
    """What went wrong in an encounter; the value is what facts carry."""

    APATHY = "apathy"
    BRUSH_OFF = "brush_off"
    COLDNESS = "coldness"
    SUPERIORITY = "superiority"
    ROBOTISM = "robotism"
    RULE_BOOK = "rule_book"
    EVASION = "evasion"
    BROKEN_PROMISE = "broken_promise"
    MISINFORMATION = "misinformation"
    LONG_WAIT = "long_wait"
    LACK_OF_COMMUNICATION = "lack_of_communication"


@dataclass(frozen=True)
class Described:
    """An element as people read it: its name, and how one recognises it."""

    name: StrPromise
    meaning: StrPromise


ELEMENTS: dict[Element, Described] = {
    Element.APATHY: Described(_("Apathy"), _("Whoever served showed that they did not care.")),
    Element.BRUSH_OFF: Described(_("Brush-off"), _("They got rid of the person instead of solving the matter.")),
    Element.COLDNESS: Described(_("Coldness"), _("The treatment was unfriendly, hurried or impatient.")),
    Element.SUPERIORITY: Described(_("Air of superiority"), _("The person was talked down to.")),
    Element.ROBOTISM: Described(_("Robotism"), _("Mechanical treatment: the same words for everybody, without looking.")),
    Element.RULE_BOOK: Described(_("Rule-book"), _("The rules came before common sense and nobody would decide.")),
    Element.EVASION: Described(_("Evasion"), _("The person was sent from one place to another.")),
    Element.BROKEN_PROMISE: Described(_("Broken promise"), _("What had been agreed was not done, or not on time.")),
    Element.MISINFORMATION: Described(_("Misinformation"), _("The information was wrong, incomplete or contradictory.")),
    Element.LONG_WAIT: Described(_("Long wait"), _("The wait was longer than promised or reasonable.")),
    Element.LACK_OF_COMMUNICATION: Described(_("Lack of communication"), _("Nobody told the person what was going on.")),
}
ELEMENT_NAMES: dict[str, StrPromise] = {element.value: described.name for element, described in ELEMENTS.items()}
