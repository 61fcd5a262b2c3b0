"""How a case is found among a million by what was said in it: the latest first, for words that stand everywhere as for those of old.

Ordering by date what an index of words finds has two traps (docs/explanation/scale.md): for a word of old the planner walks the whole
index of dates; for a word that is everywhere the index of words hands over half of all cases to keep thirty. So it is settled here: where
the index would hand over many, the latest cases that one sees are read in their order, as long as they tell that this is the shorter way.
"""

from __future__ import annotations

import json
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
"""So many of the latest cases are read at first."""
AT_MOST = 32_000
"""Nobody reads more than so many at once, however common the words seemed."""
FASTER = 8
"""Times as many as last time are read next, at most: what stands in the latest of a busy day need not stand in the others."""
SPARE = 1.25
"""So many times the cases that should be enough are read next, as far as those read tell."""
SCATTERED = 6
"""A case of some units costs so much more to read, in the order of dates, than one that the index hands over; one of all cases costs as
much (12 µs and 2 µs, measured on a million)."""
SOME = 500
"""So many of those that the index finds are looked at first, whether one may see them; then ever more."""

HANDED_OVER = """
EXPLAIN (FORMAT JSON) SELECT FROM cases_casewords
WHERE vector @@ regexp_replace(websearch_to_tsquery('estelar', cases_plain(%s))::text, '<(-|[0-9]+)>', '&', 'g')::tsquery
"""
WALK = """
WITH looked_at AS MATERIALIZED (
    SELECT latest.id, latest.received_at, words.vector @@ websearch_to_tsquery('estelar', cases_plain(%s)) AS said
    FROM ({latest}) AS latest (id, received_at) JOIN cases_casewords AS words ON words.case_id = latest.id
)
SELECT (SELECT count(*) FROM looked_at), ARRAY(SELECT id FROM looked_at WHERE said ORDER BY received_at DESC, id DESC LIMIT %s),
    ARRAY(SELECT received_at FROM looked_at WHERE said ORDER BY received_at DESC, id DESC LIMIT %s)
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
    by_index, dear = _handed_over(words), 1 if person.may_everywhere(Permission.SEE_CASES) else SCATTERED
    place, size, needed = after, FIRST, float(FIRST)
    while by_index > needed * dear:
        hits, read = _walk(rows, words, place, size, most - len(found))
        found += [hit.pk for hit in hits]
        if len(found) >= most or read < size:
            return found
        place = hits[-1] if hits else place
        if size >= AT_MOST:
            break
        needed = (most - len(found)) * size / max(len(hits), 0.5)
        size = min(AT_MOST, FASTER * size, int(needed * SPARE) + 1)
    return found + _by_index(rows.exclude(pk__in=found), words, person=person, after=place, most=most - len(found))


def _handed_over(words: str) -> float:
    """How many cases the index would hand over (of a phrase each with its words, wherever they stand), as the planner guesses from the
    words that are the most common ones. The latest cases do not tell: those of a busy day are all about one thing."""
    with connection.cursor() as cursor:
        cursor.execute(HANDED_OVER, [words])
        (plan,) = cursor.fetchone()
    return float((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"])


def _walk(rows: CaseQuerySet, words: str, place: Place | None, size: int, most: int) -> tuple[list[Place], int]:
    """Those of the next `size` rows that say it, and how many there were to read."""
    some = _older(rows, place).order_by("-received_at", "-pk").values_list("pk", "received_at")[:size]
    sql, values = some.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(WALK.format(latest=sql), [words, *values, most, most])
        read, numbers, times = cursor.fetchone()
    return [Place(at, pk) for pk, at in zip(numbers, times, strict=True)], read


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
