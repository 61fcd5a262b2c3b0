"""How quickly somebody is found among all customers: each way of searching, asked many times with other words each time."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from django.db import connection

from benchmarks.parts.figures import Figure, figure, ms, percentile, seconds
from benchmarks.parts.world import World
from estelar.customers.models import Customer
from estelar.people.models import Assignment, Person, Unit

GOAL_MS = 100
TIMES = 40
PAGE = 51
# The data set knows names and numbers; a search needs telephones, addresses, documents, units, and rare names as well: every fourth
# customer gets a surname out of syllables, so that there are some 200,000 different words as there are in life.
COMPLETE = """
UPDATE customers_customer AS c SET name = initcap(made.name), name_key = made.name, document = made.document, document_key = made.document,
    phone = made.phone, phone_key = made.phone, email = made.email, email_key = made.email,
    unit_id = CASE WHEN c.id %% 5 > 0 THEN (%(units)s::bigint[])[1 + c.id %% cardinality(%(units)s::bigint[])] END
FROM (
    SELECT id, name, document, CASE WHEN id %% 3 > 0 THEN '3' || lpad(((hashint8(id + 5)::bigint & 2147483647) %% 1000000000)::text, 9, '0')
        ELSE '' END AS phone,
        CASE WHEN id %% 2 = 0 THEN split_part(name, ' ', 1) || '.' || split_part(name, ' ', 2) || id %% 1000 || '@' ||
            (ARRAY['gmail.com', 'hotmail.com', 'example.org'])[1 + id %% 3] ELSE '' END AS email
    FROM (
        SELECT id, (10000000 + (hashint8(id)::bigint & 2147483647) %% 1090000000)::text AS document, CASE WHEN id %% 4 = 1 THEN
            split_part(name_key, ' ', 1) || ' ' || (SELECT string_agg((%(syllables)s::text[])
                [1 + (hashint8(id * 7 + k) & 65535) %% cardinality(%(syllables)s::text[])], '') FROM generate_series(1, 3 + id %% 2) AS k)
            || ' ' || split_part(name_key, ' ', 3) ELSE name_key END AS name
        FROM customers_customer
    ) AS named
) AS made WHERE made.id = c.id
"""
SYLLABLES = (
    "ba che cho du fe gui ja lla mo ni pa que ri so ta va xi ya zu bra cle tor man res hur ber qui nan lon".split()  # noqa: SIM905
)
MISSPELT = str.maketrans("zsvbyg", "szbvij")


def ready(say: Callable[[str], None]) -> None:
    """Complete the customers, once."""
    if Customer.objects.exclude(phone_key="").exists():
        return
    units = list(Unit.objects.exclude(parent=None).order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        taken = seconds(lambda: cursor.execute(COMPLETE, {"units": units, "syllables": SYLLABLES}))
        cursor.execute("VACUUM ANALYZE customers_customer")
        cursor.execute("VACUUM ANALYZE customers_nameword, customers_called")
        say(f"{Customer.objects.count():,} customers completed in {taken:.0f} s")


def _agent(world: World) -> Person:
    """Somebody who sees one unit of many."""
    person, made = Person.objects.get_or_create(email="agent@example.org", defaults={"name": "Agent"})
    if made:
        Assignment.objects.create(person=person, unit=world.unit, role="agent")
    return person


def _misspell(word: str, chance: random.Random) -> str:
    """A letter that sounds alike, else one letter left out."""
    other = word.translate(MISSPELT)
    cut = chance.randrange(1, len(word) - 1)
    return other if other != word else word[:cut] + word[cut + 1 :]


def searches(customers: list[Customer], chance: random.Random) -> dict[str, list[str]]:
    """What people type who look for these, by kind."""
    names = [(customer, customer.name_key.split()) for customer in customers]
    rare = [words for customer, words in names if customer.pk % 4 == 1]
    common = [words for customer, words in names if customer.pk % 4 != 1]
    phones = [customer.phone_key for customer in customers if customer.phone_key]
    addresses = [customer.email_key for customer in customers if customer.email_key]
    return {
        "a rare name": [words[1] for words in rare],
        "a common surname": [words[1] for words in common],
        "a common given name": [words[0] for words in common],
        "two words": [f"{words[0]} {words[1]}" for words in common],
        "two words the other way round": [f"{words[2]} {words[0]}" for words in common],
        "three letters": [words[1][:3] for words in common],
        "two letters": [words[1][:2] for words in common],
        "the middle of a name": [words[1][1:-1] for words in rare],
        "the middle of a common surname": [words[1][1:-1] for words in common if len(words[1]) > 4],
        "three letters inside a common surname": [words[1][1:4] for words in common if len(words[1]) > 3],
        "a misspelt rare name": [_misspell(words[1], chance) for words in rare],
        "a misspelt common surname": [_misspell(words[1], chance) for words in common],
        "two words, both misspelt": [f"{_misspell(words[0], chance)} {_misspell(words[1], chance)}" for words in common],
        "a telephone with +57": [f"+57 {phone[:3]} {phone[3:6]}-{phone[6:]}" for phone in phones],
        "the end of a telephone": [phone[-4:] for phone in phones],
        "the middle of a telephone": [f"{phone[3:6]} {phone[6:8]}" for phone in phones],
        "a telephone with a wrong figure": [phone[:6] + str((int(phone[6]) + 1) % 10) + phone[7:] for phone in phones],
        "part of a document": [customer.document_key[2:7] for customer in customers],
        "part of an e-mail": [address[2:].split("@")[0] for address in addresses],
        "a misspelt e-mail": [_misspell(address.split(".")[0], chance) + "." + address.split(".", 1)[1] for address in addresses],
        "nobody": [f"wzx{chance.randrange(10**6)}kq" for _ in customers],
        "nobody of two words": [f"carmen wzx{chance.randrange(10**6)}kq" for _ in customers],
    }


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Median and 95th percentile of the first page of those found, for somebody who sees all units and for somebody of one."""
    ready(say)
    world, chance = World(), random.Random(5)  # noqa: S311
    times = 2 if quick else TIMES
    highest = Customer.objects.order_by("-pk").values_list("pk", flat=True)[0]
    some = list(Customer.objects.filter(pk__in=[chance.randrange(1, highest + 1) for _ in range(times * 8)], erased_at=None))
    found: dict[str, Figure] = {}
    for name, asked in searches(some, chance).items():
        for who, person in (("", world.person), (", one unit", _agent(world))):
            hits: list[int] = []

            def search(words: str, person: Person = person, hits: list[int] = hits) -> None:
                seen = Customer.objects.visible_to(Person.objects.get(pk=person.pk)).filter(erased_at=None).select_related("unit")
                hits.append(len(seen.search(words)[:PAGE]))

            taken = [ms(seconds(lambda words=words: search(words))) for words in asked[:times]]  # type: ignore[misc]
            p50, p95 = percentile(taken, 0.5), percentile(taken, 0.95)
            found[name + who] = figure(p95, "ms", most=GOAL_MS, p50=round(p50, 1), found=sum(1 for n in hits if n), asked=len(taken))
            say(f"{name}{who}: {p50:.1f} ms, {p95:.1f} ms (95 %), {sum(1 for n in hits if n)} of {len(taken)} found ({asked[0]!r})")
    return found
