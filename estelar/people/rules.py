"""Which role may do what; what a unit may go through."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from estelar.errors import RuleBroken
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
_SUPERVISOR = _AGENT | {P.CORRECT_ENCOUNTERS, P.CHANGE_CUSTOMERS, P.IMPORT_ENCOUNTERS, P.SEE_FIGURES_BY_PERSON}
_QUALITY = _SUPERVISOR | {P.DRAW_CYCLES, P.PUBLISH_CYCLES, P.MERGE_CUSTOMERS, P.SEE_JOURNAL}

ROLES: dict[Role, frozenset[P]] = {
    Role.AGENT: _AGENT,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.QUALITY_MANAGER: _QUALITY,
    Role.DIRECTOR: _READ | {P.SEE_JOURNAL, P.SEE_FIGURES_BY_PERSON},
    # Reads everything, changes nothing: no permission here may ever name a change (tested).
    Role.AUDITOR: _READ | {P.SEE_JOURNAL, P.SEE_FIGURES_BY_PERSON},
    Role.ADMINISTRATOR: frozenset(P),
}

# How deep the tree of units may grow: with it a path always fits its column (255 characters, numbers of up to 19 digits).
MOST_LEVELS = 12
LINK_DAYS = 3  # a password link works so long
HOUSE_DOMAIN = "@robot.invalid"  # addresses of the machine itself, which need no role
ROBOT_DOMAIN = "@api.invalid"  # addresses of robots that other programs act as; nobody can write to either

COUNTRIES = {
    "AR": _("Argentina"),
    "BO": _("Bolivia"),
    "BR": _("Brazil"),
    "CL": _("Chile"),
    "CO": _("Colombia"),
    "CR": _("Costa Rica"),
    "CU": _("Cuba"),
    "DO": _("Dominican Republic"),
    "EC": _("Ecuador"),
    "GQ": _("Equatorial Guinea"),
    "GT": _("Guatemala"),
    "HN": _("Honduras"),
    "MX": _("Mexico"),
    "NI": _("Nicaragua"),
    "PA": _("Panama"),
    "PE": _("Peru"),
    "PR": _("Puerto Rico"),
    "PT": _("Portugal"),
    "PY": _("Paraguay"),
    "ES": _("Spain"),
    "SV": _("El Salvador"),
    "US": _("United States"),
    "UY": _("Uruguay"),
    "VE": _("Venezuela"),
    "ZZ": _("Another country"),
}

JOURNAL: dict[str, str | Promise] = {
    "people.logged_in": _("logged in"),
    "people.logged_out": _("logged out"),
    "people.login_failed": _("noted a failed login"),
    "people.password_changed": _("changed the own password"),
    "people.password_link_made": _("made a password link"),
    "people.password_set": _("chose a password by link"),
    "people.unit_added": _("added the unit"),
    "people.unit_changed": _("changed the unit"),
    "people.unit_moved": _("moved the unit"),
    "people.unit_closed": _("closed the unit"),
    "people.unit_reopened": _("reopened the unit"),
    "people.person_added": _("added the person"),
    "people.robot_added": _("added the robot"),
    "people.person_changed": _("changed the person"),
    "people.person_deactivated": _("turned off the access of"),
    "people.person_activated": _("turned on the access of"),
    "people.role_assigned": _("gave a role to"),
    "people.role_withdrawn": _("withdrew a role from"),
    "people.preferences_set": _("set the own preferences"),
    "people.organisation_changed": _("changed the settings of the organisation"),
    "people.logo_changed": _("changed the logo"),
    "people.logo_removed": _("removed the logo"),
}


def path_below(parent_path: str, pk: int) -> str:
    """The path of unit `pk` right below `parent_path` ("" for the root).

    >>> path_below("", 1), path_below("/1/4/", 9)
    ('/1/', '/1/4/9/')
    """
    return f"{parent_path or '/'}{pk}/"


def levels(path: str) -> int:
    """How many units the path names.

    >>> levels("/1/4/9/")
    3
    """
    return path.count("/") - 1


def check_levels(deepest: int) -> None:
    """Raises RuleBroken when the tree would grow deeper than MOST_LEVELS."""
    if deepest > MOST_LEVELS:
        raise RuleBroken(
            _("Units can be nested at most {most} levels deep. Choose a place higher up.").format(most=MOST_LEVELS),
            code="too_deep",
            field="parent",
        )


def check_not_below_itself(path: str, parent_path: str) -> None:
    """Raises RuleBroken when the new place lies inside the unit that moves."""
    if parent_path.startswith(path):
        raise RuleBroken(
            _("A unit cannot become part of itself or of a unit below it. Choose another place."), code="below_itself", field="parent"
        )
