from __future__ import annotations

import pytest

from estelar.errors import RuleBroken
from estelar.people import rules
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission

SEEING = {permission for permission in Permission if permission.value.endswith(".see")}


def test_the_auditor_reads_everything_and_changes_nothing() -> None:
    assert ROLES[Role.AUDITOR] == SEEING


def test_the_administrator_may_do_everything() -> None:
    assert ROLES[Role.ADMINISTRATOR] == set(Permission)


def test_every_role_has_a_name_and_permissions() -> None:
    assert set(rules.ROLE_NAMES) == set(ROLES) == set(Role)


def test_whoever_is_above_on_the_front_line_may_do_all_that_those_below_may() -> None:
    assert ROLES[Role.AGENT] < ROLES[Role.SUPERVISOR] < ROLES[Role.QUALITY_MANAGER] < ROLES[Role.ADMINISTRATOR]


@pytest.mark.parametrize(("path", "parent"), [("/1/", "/1/"), ("/1/2/", "/1/2/3/")])
def test_a_unit_never_goes_below_itself(path: str, parent: str) -> None:
    with pytest.raises(RuleBroken):
        rules.check_not_below_itself(path, parent)


def test_numbers_that_begin_alike_are_not_confused() -> None:
    rules.check_not_below_itself("/1/2/", "/1/22/")


def test_the_deepest_path_fits_its_column() -> None:
    assert len("/" + f"{2**63 - 1}/" * rules.MOST_LEVELS) <= 255
    rules.check_levels(rules.MOST_LEVELS)
    with pytest.raises(RuleBroken):
        rules.check_levels(rules.MOST_LEVELS + 1)
