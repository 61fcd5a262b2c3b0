"""Which role may do what; what a unit may go through."""

from __future__ import annotations

import itertools
import re
import unicodedata
import zoneinfo
from collections.abc import Collection, Iterable
from datetime import timedelta
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
    {P.SEE_CYCLES, P.SEE_FIGURES, P.SEE_ENCOUNTERS, P.SEE_CUSTOMERS, P.SEE_CASES, P.SEE_CALENDARS, P.SEE_PEOPLE, P.SEE_PATTERNS}
)  # fmt: skip
_AGENT = _READ | {P.RECORD_ENCOUNTERS, P.OPEN_CASES, P.HANDLE_CASES}
_SUPERVISOR = _AGENT | {
    P.CORRECT_ENCOUNTERS, P.CHANGE_CUSTOMERS, P.IMPORT_ENCOUNTERS, P.SEE_FIGURES_BY_PERSON,
    P.ASSIGN_CASES, P.SEE_CONFIDENTIAL, P.SEE_CHANNELS, P.SETTLE_QUARANTINE,
}  # fmt: skip
_QUALITY = _SUPERVISOR | {P.DRAW_CYCLES, P.PUBLISH_CYCLES, P.MERGE_CUSTOMERS, P.SEE_JOURNAL, P.CHANGE_CASE_RULES, P.CHANGE_CALENDARS}

ROLES: dict[Role, frozenset[P]] = {
    Role.AGENT: _AGENT,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.QUALITY_MANAGER: _QUALITY,
    Role.DIRECTOR: _READ | {P.SEE_JOURNAL, P.SEE_FIGURES_BY_PERSON, P.SEE_CONFIDENTIAL, P.SEE_CHANNELS},
    # Reads everything, changes nothing: no permission here may ever name a change (tested).
    Role.AUDITOR: _READ | {P.SEE_JOURNAL, P.SEE_FIGURES_BY_PERSON, P.SEE_CONFIDENTIAL, P.SEE_CHANNELS, P.SEE_HEALTH, P.SEE_WEBHOOKS},
    Role.ADMINISTRATOR: frozenset(P),
}

# How deep the tree of units may grow: with it a path always fits its column (255 characters, numbers of up to 19 digits).
MOST_LEVELS = 12
LINK_DAYS = 3  # a password link from an administrator works so long
FORGOTTEN_LINK = timedelta(hours=1)  # one that somebody asked for on the page of the forgotten password
SEEN_EVERY = timedelta(minutes=5)  # so exact is "last seen" of a session

# NIST SP 800-63B-4, 3.1.1.2: at least 15 characters for a password that may be the only factor, room for at least 64
PASSWORD_LEAST, PASSWORD_MOST = 15, 256
# Of a password, so many characters must be left when the words that anybody would try first are taken out of it
PASSWORD_OWN = 8
_TRIED_FIRST = (
    "estelar", "password", "passw0rd", "contraseña", "contrasena", "clave", "secreto", "welcome", "bienvenid", "qwerty", "asdfgh", "admin",
)  # fmt: skip
_ROWS = ("abcdefghijklmnñopqrstuvwxyz", "qwertyuiop", "asdfghjklñ", "zxcvbnm", "01234567890")
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
    "people.factor_added": _("added a second factor to"),
    "people.factor_removed": _("removed a second factor of"),
    "people.factor_renamed": _("renamed a passkey of"),
    "people.factor_failed": _("noted a wrong second factor of"),
    "people.factors_reset": _("reset the second factor of"),
    "people.recovery_codes_made": _("made new recovery codes of"),
    "people.recovery_code_used": _("used a recovery code of"),
    "people.second_factor_due": _("noted until when a second factor is to be set up by"),
    "people.session_ended": _("ended a session of"),
    "people.sessions_ended": _("ended the sessions of"),
    "people.password_link_sent": _("sent a link for a forgotten password to"),
    "people.access_rules_changed": _("changed the rules of access of the organisation"),
    "people.group_role_added": _("added a role for a group of the login provider"),
    "people.group_role_removed": _("removed a role for a group of the login provider"),
    "people.account_linked": _("linked the account of the login provider of"),
    "people.account_unlinked": _("unlinked the account of the login provider of"),
}


NOTICES: dict[str, str | Promise] = {
    "security.new_device": _("Login from a device not seen before"),
    "security.password_changed": _("Password changed"),
    "security.password_forgotten": _("Link for a forgotten password"),
    "security.factor_added": _("Second factor added"),
    "security.factor_removed": _("Second factor removed"),
    "security.recovery_code_used": _("Recovery code used"),
    "security.recovery_codes_made": _("New recovery codes"),
    "security.sessions_ended": _("Sessions ended"),
    "security.roles_changed": _("Roles changed"),
    "security.email_changed": _("E-mail changed"),
    "security.account_linked": _("Account of the login provider linked"),
}


def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Time zones by continent, as the tz database names them."""
    continents: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(zoneinfo.available_timezones()):
        continent, slash, city = zone.partition("/")
        if slash and continent not in {"Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico"}:
            continents.setdefault(continent, []).append((zone, city.replace("_", " ").replace("/", " / ")))
    return [*continents.items(), ("UTC", [("UTC", "UTC")])]


def normal_password(password: str) -> str:
    """The password in Unicode's form NFKC (800-63B-4, 3.1.1.2): what keyboards write differently becomes the same.

    >>> normal_password("n\\u0303and\\u00fa") == normal_password("\\u00f1andu\\u0301")
    True
    """
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    """Lower case without accents, only letters and digits."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if c.isalnum())


def _runs(text: str) -> str:
    """The text with one character for each run: "aaaa", "12345", "qwerty", "4321" all become their first."""
    kept: list[str] = []
    for now, then in itertools.zip_longest(text, text[1:], fillvalue=""):
        pair = now + then
        if now != then and not (then and any(pair in row or pair in row[::-1] for row in _ROWS)):
            kept.append(now)
    return "".join(kept)


def own_part(password: str, *, words: Iterable[str]) -> str:
    """What is left of a password without context words (of at least 4 letters), runs and repetitions; every sign counts once.

    >>> own_part("Clínica-Aurora 2026!", words=["Clínica Aurora"]), own_part("abcabcabcabcabc", words=[])
    ('2026!-', 'c')
    """
    left = _bare(password)
    parts = {_bare(part) for text in words for part in [text, *re.split(r"[\W_]+", text)]} | {_bare(word) for word in _TRIED_FIRST}
    for part in sorted((part for part in parts if len(part) >= 4), key=lambda part: (-len(part), part)):
        left = left.replace(part, "")
    repeated = re.fullmatch(r"(.{1,12}?)\1+.{0,3}", left)
    signs = {c for c in unicodedata.normalize("NFKD", password) if not c.isalnum() and not c.isspace() and not unicodedata.combining(c)}
    return _runs(repeated.group(1) if repeated else left) + "".join(sorted(signs))


def check_password(password: str, *, words: Iterable[str], common: Collection[str]) -> None:
    """Raises RuleBroken for a password that is too short, too long, common, or made of what anybody would try first.

    No sign is demanded and none is forbidden (NIST SP 800-63B-4, 3.1.1.2); `words` are the context: organisation, name, e-mail.
    """
    password = normal_password(password)
    if len(password) < PASSWORD_LEAST:
        raise RuleBroken(
            _("The password has {n} characters, and at least {least} are needed. Write several words in a row.").format(
                n=len(password), least=PASSWORD_LEAST
            ),
            code="password_short",
            field="password",
        )
    if len(password) > PASSWORD_MOST:
        raise RuleBroken(
            _("The password has more than {most} characters. Choose a shorter one.").format(most=PASSWORD_MOST),
            code="password_long",
            field="password",
        )
    if password.lower() in common or len(own_part(password, words=words)) < PASSWORD_OWN:
        raise RuleBroken(
            _(
                "This password would be among the first that somebody tries: it is common, repeats itself, or is made of your name, "
                "your e-mail or the name of the organisation. Write several words that have nothing to do with each other."
            ),
            code="password_common",
            field="password",
        )


_BROWSERS = {
    "Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome",
    "Chrome": "Chrome", "Safari": "Safari",
}  # fmt: skip
_SYSTEMS = {
    "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS X": "macOS", "CrOS": "ChromeOS",
    "Linux": "Linux",
}  # fmt: skip


def device_name(agent: str) -> str:
    """What a browser says of itself, in two words; empty when nothing is known of it.

    >>> device_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox · Linux'
    """
    browser = next((name for mark, name in _BROWSERS.items() if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in agent), "")
    return " · ".join(filter(None, [browser, system])) or agent.partition("/")[0][:40]


def needs_second_factor(roles: Collection[str], required: Collection[str]) -> bool:
    """Does one of the roles that somebody holds ask for a second factor?

    >>> needs_second_factor({"agent"}, {"administrator"}), needs_second_factor({"agent", "administrator"}, {"administrator"})
    (False, True)
    """
    return not set(required).isdisjoint(roles)


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
