"""Every kind of page, asked often: how long it takes and how many queries it makes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.urls import reverse

from benchmarks.parts import facts
from benchmarks.parts.figures import figure, ms, percentile, seconds
from benchmarks.parts.world import World
from estelar.customers.models import Customer
from estelar.cycles.models import CycleVersion

REQUESTS = 30
QUERIES = 20


def _addresses(world: World) -> dict[str, str]:
    cycle = world.cycle
    quarter = world.questions()[1]
    everybody = quarter.query.replace(f"&unit={quarter.unit}", "")
    # A customer with many encounters is no rarity: the one of the last encounters of the unit.
    customer = Customer.objects.order_by("pk")[1000]
    drafts = CycleVersion.objects.filter(cycle=cycle, state="draft")
    if not drafts.exists():
        in_force = CycleVersion.objects.get(cycle=cycle, state="in_force")
        CycleVersion.objects.create(cycle=cycle, number=in_force.number + 1, state="draft", design=in_force.design)
    moment = reverse("reports:moment", args=[cycle.pk, world.moment.pk])
    contacts, people, journal = reverse("encounters:list"), reverse("customers:list"), reverse("journal:list")
    return {
        "live cycle, unit": reverse("reports:live", args=[cycle.pk]) + quarter.query,
        "live cycle, all units": reverse("reports:live", args=[cycle.pk]) + everybody,
        "moment": moment + quarter.query,
        "moment, all units": moment + everybody,
        "moment, comments": f"{moment}{quarter.query}&tab=comments",
        "moment, by unit": f"{moment}{everybody}&tab=units",
        "index": reverse("reports:index") + everybody,
        "contacts": contacts,
        "contacts of a unit": f"{contacts}?unit={world.unit.pk}",
        "bitter contacts of a moment": f"{contacts}?moment={world.moment.pk}&impression=bitter",
        "contacts with a comment": f"{contacts}?comment=1",
        "contacts of one source": f"{contacts}?source=hand",
        "record": reverse("encounters:record"),
        "customers": people,
        "customers, a name": f"{people}?q=carmen+ortega",
        "customers, an id": f"{people}?q=CC48151",
        "customers, nobody": f"{people}?q=zzyzx",
        "customer": reverse("customers:customer", args=[customer.pk]),
        "contacts of a customer": reverse("encounters:of_customer", args=[customer.pk]),
        "journal": journal,
        "journal, one person": f"{journal}?by={world.person.pk}",
        "cycles": reverse("cycles:list"),
        "editor": reverse("cycles:editor", args=[cycle.pk]),
        "imports": reverse("encounters:imports"),
        "units": reverse("people:units"),
    }


def _queries(get: Callable[[], object]) -> int:
    count = 0

    def counted(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        return execute(sql, values, many, context)

    with connection.execute_wrapper(counted):
        get()
    return count


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Median, 95th percentile and queries of each page, asked as a person who sees everything."""
    facts.ready(say)
    requests = 1 if quick else REQUESTS
    world = World()
    client = world.client()
    found: dict[str, Any] = {}
    for name, address in _addresses(world).items():

        def get(address: str = address, name: str = name) -> None:
            status = client.get(address).status_code
            if status != 200:
                raise AssertionError(f"{name} ({address}) answered {status}")

        get()
        queries = _queries(get)
        begin = time.process_time()
        taken = [seconds(get) for _ in range(requests)]
        cpu = (time.process_time() - begin) / requests
        p50, p95 = ms(percentile(taken, 0.5)), ms(percentile(taken, 0.95))
        first = []
        for _ in range(min(3, requests)):
            world.forget()
            first.append(ms(seconds(get)))
        found[name] = figure(p50, "ms", p95=round(p95, 1), best=round(ms(min(taken)), 1), first=round(min(first), 1), cpu=round(ms(cpu), 1))
        found[f"{name}: queries"] = figure(queries, "queries", most=QUERIES)
        say(f"{name}: {p50:.0f} ms, {p95:.0f} ms (95 %), {queries} queries")
    return found
