from __future__ import annotations

from estelar.encounters.models import Encounter
from estelar.people.models import Unit
from tests import make
from tests.conftest import Cast


def test_an_agent_sees_the_encounters_of_the_own_unit_only(cast: Cast) -> None:
    moment = make.cycle().moments.first()
    assert moment is not None
    here = make.encounter(moment, cast.north, cast.ana)
    make.encounter(moment, cast.south, cast.carla)
    assert list(Encounter.objects.visible_to(cast.ana)) == [here]
    assert Encounter.objects.visible_to(cast.diego).count() == 2


def test_the_root_role_reaches_every_unit(cast: Cast) -> None:
    assert set(Unit.objects.visible_to(cast.fabio)) == {cast.root, cast.north, cast.south}
