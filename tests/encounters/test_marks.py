"""The marks of dirty days, where many contacts come at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from estelar.encounters.models import DirtyMark, Encounter
from tests import make
from tests.conftest import Cast

# As an import writes them: two contacts of each visit, the second of them on the next day.
MANY = """
INSERT INTO encounters_encounter (moment_id, unit_id, channel, occurred_at, day, rating_raw, scale, impression_source, made_stellar,
    comment, source, external_id, visit, recorded_by_id, recorded_at)
SELECT moment_id, unit_id, channel, occurred_at, day + n %% 2, '', '', '', '',
    '', 'many', '', md5('visit ' || (n / 2))::uuid, recorded_by_id, recorded_at
FROM encounters_encounter, generate_series(1, 40000) AS n WHERE encounters_encounter.id = %s
"""


@pytest.mark.django_db
def test_a_connection_that_marked_one_contact_marks_forty_thousand_as_quickly(cast: Cast) -> None:
    """The plan of the first must not be that of the others: with it, each contact reads all visits, which takes minutes."""
    moment = make.cycle().moments.get(key="m1")
    make.encounter(moment, cast.north, cast.ana)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE encounters_encounter")
        cursor.execute("DISCARD PLANS")
        one = make.encounter(moment, cast.north, cast.ana)
        DirtyMark.objects.all().delete()
        cursor.execute("SET LOCAL statement_timeout = '30s'")
        cursor.execute(MANY, [one.pk])
    assert Encounter.objects.filter(source="many").count() == 40_000
    assert set(DirtyMark.objects.values_list("day", flat=True)) == {one.day, one.day + timedelta(days=1)}
