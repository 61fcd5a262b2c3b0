"""How a case is found among a million by what was said in it: the latest first, for words that stand everywhere as for those of old.

Ordering by date what an index of words finds has two traps (docs/explanation/scale.md): for a word of old the planner walks the whole
index of dates; for a word that is everywhere the index of words hands over half of all cases to keep thirty. So the latest cases that one
sees are read in their order first, and the index of words is asked only when they show that the word is rare.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models, transaction
from django.db.models import Q

from estelar.cases.models.case import Case
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.cases.models.case import CaseQuerySet
    from estelar.people.models import Person

FIRST = 1_000
"""So many of the latest cases are read before the index of words is asked."""
COMMON = 0.01
"""A word in so great a part of those read is common: reading on finds a page sooner than the index (of a unit, 31 / share * 20 µs against
share * 5 s for a million; measured)."""
AT_MOST = 32_000
"""Nobody reads more than so many at once, however common the words seemed."""
SPARE = 1.25
"""So many times the cases that should be enough are read next, as far as those read tell."""
SOME = 500
"""So many of those that the index finds are looked at first, whether one may see them; then ever more."""

WALK = """
SELECT id, received_at, walked FROM (
    SELECT latest.id, latest.received_at, count(*) OVER () AS walked,
        words.vector @@ websearch_to_tsquery('estelar', cases_plain(%s)) AS said
    FROM ({latest}) AS latest (id, received_at) JOIN cases_casewords AS words ON words.case_id = latest.id OFFSET 0
) AS looked_at WHERE said ORDER BY received_at DESC, id DESC LIMIT %s
"""
BY_INDEX = """
WITH hits AS MATERIALIZED (
    SELECT case_id, unit_id, received_at FROM cases_casewords WHERE vector @@ websearch_to_tsquery('estelar', cases_plain(%(words)s))
)
SELECT case_id FROM hits
WHERE (%(units)s::bigint[] IS NULL OR unit_id = ANY (%(units)s))
    AND (%(at)s::timestamptz IS NULL OR (received_at, case_id) < (%(at)s, %(id)s))
ORDER BY received_at DESC, case_id DESC OFFSET %(start)s LIMIT %(most)s
"""


class CaseWords(models.Model):
    """The words of one case: subject, who asks, every message, the text of its files. Triggers keep it (migration 0040)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="words")
    unit_id = models.BigIntegerField()  # as the case has them: what is found is sorted and sifted before any case is read
    received_at = models.DateTimeField()
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], gin_pending_list_limit=512, name="case_words")]

    def __str__(self) -> str:
        return str(self.case_id)


@dataclass(frozen=True)
class Place:
    """A case in the order of the latest: what comes after it is older."""

    received_at: datetime
    pk: int


def _older(rows: CaseQuerySet, place: Place | None) -> CaseQuerySet:
    if place is None:
        return rows
    at = place.received_at
    return rows.filter(Q(received_at__lt=at) | Q(pk__lt=place.pk), received_at__lte=at)


def says_anything(words: str) -> list[str]:
    """The stems that are searched for; none when there are only words like "de" and "la", which stand everywhere."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tsvector_to_array(to_tsvector('estelar', cases_plain(%s))), numnode(websearch_to_tsquery('estelar', cases_plain(%s)))",
            [words, words],
        )
        stems, nodes = cursor.fetchone()
    return list(stems) if nodes else []


def search(rows: CaseQuerySet, words: str, *, person: Person, after: Place | None, most: int) -> list[int]:
    """Numbers of the latest `most` of the rows (of those that `person` sees) in which the words were said, older than `after`."""
    found: list[int] = []
    place, size = after, FIRST
    while True:
        hits, walked = _walk(rows, words, place, size, most - len(found))
        found += [hit.pk for hit in hits]
        if len(found) >= most or 0 < walked < size:
            return found
        if len(hits) < size * COMMON:
            break
        place, size = hits[-1], min(AT_MOST, int((most - len(found)) * size / len(hits) * SPARE) + 1)
    return found + _by_index(rows.exclude(pk__in=found), words, person=person, after=place, most=most - len(found))


def _walk(rows: CaseQuerySet, words: str, place: Place | None, size: int, most: int) -> tuple[list[Place], int]:
    """Those of the next `size` rows that say it, and how many were looked at (0: unknown, for none said it)."""
    some = _older(rows, place).order_by("-received_at", "-pk").values_list("pk", "received_at")[:size]
    sql, values = some.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(latest=sql), [words, *values, most])
        hits = cursor.fetchall()
    return [Place(at, pk) for pk, at, _walked in hits], hits[0][2] if hits else 0


def _by_index(rows: CaseQuerySet, words: str, *, person: Person, after: Place | None, most: int) -> list[int]:
    """The latest of all that the index of words finds. It may not read the table instead: unpacking a million texts takes seconds."""
    units = None
    if not person.may_everywhere(Permission.SEE_CASES):
        units = person.unit_numbers(Permission.SEE_CASES)
    at, pk = (after.received_at, after.pk) if after is not None else (None, None)
    asked = {"words": words, "units": units, "at": at, "id": pk}
    found: list[int] = []
    start, some = 0, SOME
    while len(found) < most:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            cursor.execute(BY_INDEX, asked | {"start": start, "most": some})
            hits = [pk for (pk,) in cursor.fetchall()]
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")
        # in no order: asked for the latest first, the planner walks the whole index of dates (the first trap)
        seen = set(rows.filter(pk__in=hits).order_by().values_list("pk", flat=True))
        found += [pk for pk in hits if pk in seen][: most - len(found)]
        if len(hits) < some:
            break
        start, some = start + some, some * 8
    return found
