"""How a customer is found among a million: by any part of anything known of them, without caring for accents or spelling.

Four indexes do the work. Who is called by a word is read off a list in the order of names (`Called`), which stops at the first hundred of
however many. One of trigrams over everything known (`KNOWN`) finds parts, one of names in order (`SORTING`) the first of very many of
those. The words of all names (`NameWord`), compared by how they sound in Spanish, turn a misspelt word into words that exist, which are
then looked for like any other. See docs/decisions/0018-customers-are-found-by-trigrams.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import connection, models, transaction
from django.db.models import Case, ExpressionWrapper, F, Func, Q, Value, When
from django.db.models.functions import Collate, Lower, Replace

from estelar.customers import rules
from estelar.customers.models.words import Called, NameWord

if TYPE_CHECKING:
    from estelar.customers.models import CustomerQuerySet

MANY = 8_000
"""From so many on, those found are not ordered all: the index of names is walked until a page is full."""
NEAR = 2_000
"""From so many on, those called nearly so are not ordered by nearness, but by name."""
FEW = 10
"""When fewer are found, those with a similar name are looked for as well."""
REACH = 500
"""So many of those who are called by a word are looked at first; if too few of them may be seen, those after them, ever more at once."""
WORDS = 4
"""How many words that exist one misspelt word may stand for."""

KNOWN = Func(
    Value(" "), F("name_key"), Value(" "), Lower("document_key"), Value(" "), F("phone_key"), Value(" "), F("email_key"), Value(" "),
    Lower("external_id"), template="(%(expressions)s)", arg_joiner=" || ", output_field=models.TextField(),
)  # fmt: skip
"""Everything by which somebody is searched, each thing after a space: " x" finds what begins with x."""

SORTING = Collate(
    Replace(
        Func(
            Lower("name"),
            Value("ÁÀÄÂÃÉÈËÊÍÌÏÎÓÒÖÔÕÚÙÜÛÇÑáàäâãéèëêíìïîóòöôõúùüûç"),
            Value("aaaaaeeeeiiiiooooouuuucñaaaaaeeeeiiiiooooouuuuc"),
            function="translate",
            output_field=models.CharField(),
        ),
        Value("ñ"),
        Value("n~"),
    ),
    "C",
)
"""How a name stands in a list: without accents, ñ after every other n."""


LIKE_THIS = """
SELECT word FROM (
    SELECT DISTINCT word, sound, asked, sound LIKE asked || '%%' AS begun, levenshtein_less_equal(sound, asked, 2) AS letters
    FROM customers_nameword, customers_sound(%s) AS asked WHERE sound %% asked OR sound LIKE asked || '%%'
) AS near
WHERE length(asked) >= 3 AND (begun OR letters <= least(greatest(length(asked) - 3, 0), 2))
ORDER BY sound <> asked, NOT begun, letters, similarity(word, %s) DESC, word
LIMIT %s
"""
"""Words that sound like one, or begin so, or differ by one letter (of four) or two (of more)."""


@contextmanager
def _by_index() -> Iterator[None]:
    """Meanwhile the planner may not read the whole table, be it to join it: its guess for a rare part is often a hundred times too high.

    (Nor compile: what is switched off counts as very dear in older PostgreSQL, and would be compiled for longer than it runs.)
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off;"
            "SET LOCAL pg_trgm.similarity_threshold = 0.25; SET LOCAL pg_trgm.word_similarity_threshold = 0.5"
        )
        yield
        cursor.execute(
            "SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL enable_hashjoin TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT;"
            "SET LOCAL jit TO DEFAULT;"
            "SET LOCAL pg_trgm.similarity_threshold TO DEFAULT; SET LOCAL pg_trgm.word_similarity_threshold TO DEFAULT"
        )


def find(rows: CustomerQuerySet, asked: rules.Asked, *, most: int) -> list[int]:
    """The numbers of the best `most` of the rows, the best first."""
    if not asked.words:
        return []
    found = _beginnings(rows, asked, most)
    if len(found) < most and (asked.numbers or max(len(way) for ways in asked.words for way in ways) > 1):
        with _by_index():
            if is_word := len(asked.words) == 1 and asked.words[0][0].isalpha():
                found += _called_so(rows.exclude(pk__in=found), asked.words[0][0], most - len(found))
            if len(found) < most:
                found += _parts(rows.exclude(pk__in=found), asked, most - len(found), begun=is_word)
            if len(found) < min(FEW, most):
                found += _similar(rows.exclude(pk__in=found), asked, most - len(found))
    return found


def _beginnings(rows: CustomerQuerySet, asked: rules.Asked, most: int) -> list[int]:
    """Those who are called just so, then those whose name, document, telephone, e-mail or external id begins so."""
    kinds = [
        ("name_key", asked.name),
        ("document_key", asked.document),
        ("email_key", asked.text.lower()),
        ("external_id", asked.text),
        *(("phone_key", number) for number in asked.numbers),
    ]
    kinds = [(field, value) for field, value in kinds if value]
    exactly = reduce(or_, (Q(**{field: value}) for field, value in kinds))
    first, *others = [
        rows.filter(~Q(**{field: ""}), **{f"{field}__startswith": value}).order_by(field).values("pk")[:most] for field, value in kinds
    ]
    begun = rows.filter(pk__in=first.union(*others, all=True) if others else first)
    exact_first = Case(When(exactly, then=0), default=1, output_field=models.IntegerField())
    return list(begun.order_by(exact_first, SORTING, "pk").values_list("pk", flat=True)[:most])


def _called_so(rows: CustomerQuerySet, way: str, most: int) -> list[int]:
    """Those with a word in their name that begins so, then those with one that has it somewhere."""
    found = _called(rows, Q(word__startswith=way), most)
    if len(found) < most and len(way) >= rules.LEAST_PART:
        words = NameWord._default_manager.filter(word__contains=way).values("word")
        found += _called(rows.exclude(pk__in=found), Q(word__in=words), most - len(found))
    return found


def _called(rows: CustomerQuerySet, words: Q, most: int) -> list[int]:
    """Those who have one of the words in their name, in the order of names: never many more are fetched than it takes to find enough."""
    called, found = Called._default_manager.filter(words).order_by("sorting", "customer_id"), dict[int, None]()
    start, end = 0, REACH
    while True:
        some = rows.filter(pk__in=called.values("customer_id")[start:end])
        found |= dict.fromkeys(some.order_by(SORTING, "pk").values_list("pk", flat=True)[:most])  # who has two of the words is met twice
        if len(found) >= most or not called[end : end + 1].exists():
            return list(found)[:most]
        start, end = end, end * 4


def _part(way: str) -> Q:
    return Q(known__contains=way if len(way) >= rules.LEAST_PART else f" {way}")


def _some(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _parts(rows: CustomerQuerySet, asked: rules.Asked, most: int, *, begun: bool) -> list[int]:
    """Those in whose data each word begins one (unless they were looked for already), then those who have every word somewhere."""
    rows = rows.alias(known=KNOWN)
    beginning = reduce(and_, (_some(Q(known__contains=f" {way}") for way in ways) for ways in asked.words))
    anywhere = reduce(and_, (_some(map(_part, ways)) for ways in asked.words))
    if asked.numbers:
        beginning |= _some(Q(known__contains=f" {number}") for number in asked.numbers)
        anywhere |= _some(map(_part, asked.numbers))
    found = [] if begun else _first(rows.filter(beginning), most)
    if len(found) < most and anywhere != beginning:
        found += _first(rows.filter(anywhere).exclude(pk__in=found), most - len(found))
    return found


def _similar(rows: CustomerQuerySet, asked: rules.Asked, most: int) -> list[int]:
    """Those who are called nearly so, or have nearly this number."""
    rows = rows.alias(known=KNOWN)
    if asked.numbers:
        near = [number for number in asked.numbers[-1:] if len(number) >= rules.LEAST_NUMBER]
        if not near:
            return []
        rows = rows.filter(Q(known__trigram_word_similar=near[0]))
        return list(rows.order_by(TrigramWordSimilarity(near[0], KNOWN).desc(), SORTING, "pk").values_list("pk", flat=True)[:most])
    nearness = ExpressionWrapper(-TrigramSimilarity("name_key", asked.name), output_field=models.FloatField())
    if len(asked.words) == 1 and "@" in asked.text:
        # an address with a wrong letter in it: its words before the @
        pieces = [piece for piece in "".join(c if c.isalnum() else " " for c in asked.name.partition("@")[0]).split() if len(piece) > 2]
        meant = [_some([_part(piece), *(Q(known__contains=f" {word}") for word in _words_like(piece))]) for piece in pieces]
        return _first(rows.filter(reduce(and_, meant)), most, nearness) if meant else []
    heard = [_words_like(ways[0]) if "@" not in ways[0] else [] for ways in asked.words]
    if not any(heard):
        return []  # whoever has the words as they are was found before
    if len(heard) == 1:
        return _called_nearly(rows, heard[0], most, nearness)
    words = [_having(ways[0], like) for ways, like in zip(asked.words, heard, strict=True) if like]
    others = [_some(map(_part, ways)) for ways, like in zip(asked.words, heard, strict=True) if not like]
    # met among the numbers of customers, not by joins: the planner would fetch thousands for the first word to drop them for the second
    called = words[0].intersection(*words[1:]) if words[1:] else words[0]
    if found := _first(rows.filter(*others, pk__in=called), most, nearness):
        return found
    # a word with a wrong letter next to one that stands inside a name, or in an address
    anyhow = [
        _some([*map(_part, ways), *(Q(known__contains=f" {word}") for word in like)]) for ways, like in zip(asked.words, heard, strict=True)
    ]
    return _first(rows.filter(reduce(and_, anyhow)), most, nearness)


def _called_nearly(rows: CustomerQuerySet, words: list[str], most: int, nearness: models.Expression) -> list[int]:
    """Those who have one of these words in their name: the nearest first, of very many the first by name."""
    called = Called._default_manager.filter(word__in=words)
    if called[NEAR : NEAR + 1].exists():
        return _called(rows, Q(word__in=words), most)
    some = rows.filter(pk__in=called.values("customer_id")).alias(nearness=nearness)
    return list(some.order_by("nearness", SORTING, "pk").values_list("pk", flat=True)[:most])


def _having(way: str, like: list[str]) -> models.QuerySet[Called, Any]:
    """Who has a word in their name that begins so, or one of those like it."""
    called = Called._default_manager
    begun, alike = called.filter(word__startswith=way), called.filter(word__in=like)
    return begun.values("customer_id").union(alike.values("customer_id"), all=True)


def _words_like(word: str) -> list[str]:
    """Words of names that sound like this one or begin so, or differ by a letter or two; the nearest first."""
    if len(word) < rules.LEAST_GUESS or not word.isalpha():
        return []
    with connection.cursor() as cursor:
        cursor.execute(LIKE_THIS, [word, word, WORDS])
        return [str(found) for (found,) in cursor.fetchall()]


def _first(rows: CustomerQuerySet, most: int, nearness: models.Expression | None = None) -> list[int]:
    """The nearest, else in the order of names. A few are read and ordered all; of very many, the first are found along the index of names.

    Which of the two it is, is found out by looking at MANY of them in no order. (With an order and a limit the planner would guess, and
    walk the whole index for something rare.)
    """
    some = rows.order_by().annotate(nearness=nearness or Value(0), sorting=SORTING).values_list("pk", "nearness", "sorting")[: MANY + 1]
    sql, values = some.query.sql_with_params()
    counted = f"SELECT pk, count(*) OVER () FROM ({sql}) AS looked_at (pk, nearness, sorting) ORDER BY nearness, sorting, pk LIMIT %s"  # noqa: S608  # Django's
    with connection.cursor() as cursor:
        cursor.execute(counted, [*values, most])
        found = cursor.fetchall()
    if found and found[0][1] > MANY:
        return list(rows.order_by(SORTING, "pk").values_list("pk", flat=True)[:most])
    return [pk for pk, _all in found]
