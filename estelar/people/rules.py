"""Which role may do what; what a unit may go through."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from estelar.permissions import Permission as P


class Role(StrEnum):
    """What somebody is, in one unit and everything below it."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    QUALITY_MANAGER = "quality_manager"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_NAMES = {
    Role.AGENT: _("Agent"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.QUALITY_MANAGER: _("Quality manager"),
    Role.DIRECTOR: _("Director"),
    Role.AUDITOR: _("Auditor"),
    Role.ADMINISTRATOR: _("Administrator"),
}

_READ = frozenset(
    {P.SEE_CYCLES, P.SEE_FIGURES, P.SEE_ENCOUNTERS, P.SEE_CUSTOMERS, P.SEE_PEOPLE, P.SEE_PATTERNS}
)  # fmt: skip
_AGENT = _READ | {P.RECORD_ENCOUNTERS}
_SUPERVISOR = _AGENT | {P.CORRECT_ENCOUNTERS, P.CHANGE_CUSTOMERS, P.IMPORT_ENCOUNTERS}
_QUALITY = _SUPERVISOR | {P.DRAW_CYCLES, P.PUBLISH_CYCLES, P.MERGE_CUSTOMERS, P.SEE_JOURNAL}

ROLES: dict[Role, frozenset[P]] = {
    Role.AGENT: _AGENT,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.QUALITY_MANAGER: _QUALITY,
    Role.DIRECTOR: _READ | {P.SEE_JOURNAL},
    # Reads everything, changes nothing: no permission here may ever name a change (tested).
    Role.AUDITOR: _READ | {P.SEE_JOURNAL},
    Role.ADMINISTRATOR: frozenset(P),
}
