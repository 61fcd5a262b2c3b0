# ruff: noqa: E501, SIM905  # lists of words and of columns read better as text
"""One million cases with four messages each, in a data folder of their own: inbox, page of a case, search.

Made by PostgreSQL itself, once, and kept. Words follow Zipf: the first of 30,000 stands in nearly every case, the
last in a few; one word stands only in the oldest cases. Then how fast cases come in, beside so many.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

SIZE = 1_000_000
UNITS = 40
STEP = 50_000
SENTENCES = 100_000
WORDS = (
    "servicio factura cobro usuario solicito respuesta agua energía medidor atención cita médico demora queja reclamo oficina documento pago "
    "llamada funcionario turno espera cambio devolución contrato portal daño calle barrio lectura consumo valor doble corte reconexión visita "
    "técnico informe copia historia clínica autorización medicamento entrega traslado vía hueco alumbrado ruido basura recolección impuesto "
    "predial certificado trámite fila ventanilla hora día semana mes favor gracias buenas tardes señor señora nombre dirección teléfono correo"
).split()
KINDS = ["petition"] * 45 + ["complaint"] * 25 + ["claim"] * 15 + ["information"] * 12 + ["suggestion"] * 2 + ["report"]
SYLLABLES = "ba che cho du fe gui ja lla mo ni pa que ri so ta va xi ya zu bra cle tor man res hur ber qui nan lon".split()
OLD, OLDEST = "zarzaparrilla", 0.002
"""A word that stands only in so great a part of the cases, the oldest ones, in every third of them."""
FIRST = "2021-11-20 05:00+00"

VOCABULARY = """
CREATE TEMP TABLE bench_word AS
SELECT n, CASE WHEN n <= cardinality(%(words)s::text[]) THEN (%(words)s::text[])[n] ELSE (
    SELECT string_agg((%(syllables)s::text[])[1 + (hashint8(n * 7 + k) & 65535) %% cardinality(%(syllables)s::text[])], '')
    FROM generate_series(1, 3 + n %% 2) AS k) END AS word
FROM generate_series(1, 30000) AS n
"""
SENTENCE = """
CREATE TEMP TABLE bench_sentence AS
SELECT s.i, initcap(left(string_agg(w.word, ' '), 1)) || substr(string_agg(w.word, ' de la '), 2) || '.' AS said
FROM (SELECT i, 1 + floor(exp(random() * ln(29999)))::int AS n FROM generate_series(0, %(sentences)s - 1) AS i, generate_series(1, 8)) AS s
JOIN bench_word AS w USING (n) GROUP BY s.i
"""
CASES = """
INSERT INTO cases_case (id, key, year, kind, said_kind, status, subject, channel, language, unit_id, contact_name, contact_document,
    contact_email, contact_phone, contact_address, answer_by, severity, vulnerability, is_confidential, is_second_failure, received_at,
    recorded_at, recorded_by_id, rule_id, rule_version, calendar_version_id, due_at, next_due_at, customer_waits, last_message_at,
    answered_at, closed_at, resolved_at, is_late, reopened, instance, outcome, measures, handling_comment, on_wallboard, status_before_merge,
    source, external_id, version)
SELECT id, lpad(upper(to_hex(id)), 12, '0'), extract(year FROM at), kind, kind, CASE WHEN open THEN 'in_work' ELSE 'closed' END, said,
    'web', 'es', (%(units)s::bigint[])[1 + (hashint8(id) & 65535) %% cardinality(%(units)s::bigint[])],
    'Ana ' || initcap(word), '', word || id || '@example.org', '', '', 'email', 2, '{}', id %% 100 = 0 OR kind = 'report', id %% 500 = 7, at, at, %(robot)s,
    'co.general', 1, %(calendar)s, at + interval '21 days', CASE WHEN open THEN at + interval '21 days' END, open, at + interval '3 days',
    CASE WHEN NOT open THEN at + interval '9 days' END, CASE WHEN NOT open THEN at + interval '9 days' END,
    CASE WHEN NOT open THEN at + interval '9 days' END, CASE WHEN NOT open THEN false END, 0, 1, '', '', '', false, '', '', '', 1
FROM (
    SELECT id, s.said, w.word, timestamptz %(first)s + interval '5 years' * (id::float / %(size)s) AS at,
        id > %(size)s * 0.97 OR id %% 50 = 0 AS open,
        (%(kinds)s::text[])[1 + (hashint8(id + 11)::bigint & 2147483647) %% cardinality(%(kinds)s::text[])] AS kind
    FROM generate_series(%(low)s::bigint, %(high)s::bigint) AS id
    JOIN bench_sentence AS s ON s.i = (hashint8(id + 3)::bigint & 2147483647) %% %(sentences)s
    JOIN bench_word AS w ON w.n = 1 + (hashint8(id + 5)::bigint & 2147483647) %% 30000
) AS made
"""
MESSAGES = """
INSERT INTO cases_message (case_id, kind, author_id, author_name, channel, text, at, token)
SELECT c.id, (ARRAY['request', 'note', 'reply', 'customer'])[k], CASE WHEN k IN (2, 3) THEN %(robot)s::bigint END, '', 'web',
    string_agg(s.said, ' ') || CASE WHEN k = 1 AND c.id < %(size)s * %(oldest)s AND c.id %% 3 = 0 THEN ' ' || %(old)s ELSE '' END,
    c.received_at + interval '1 day' * (k - 1), ''
FROM cases_case AS c, generate_series(1, 4) AS k, generate_series(1, 3) AS part
JOIN bench_sentence AS s ON true
WHERE c.id BETWEEN %(low)s AND %(high)s AND s.i = (hashint8(c.id * 12 + k * 3 + part)::bigint & 2147483647) %% %(sentences)s
GROUP BY c.id, c.received_at, k ORDER BY c.id, k
"""
VECTORS = """
INSERT INTO cases_casewords (case_id, unit_id, received_at, vector)
SELECT c.id, c.unit_id, c.received_at, cases_words(c) FROM cases_case AS c WHERE c.id BETWEEN %(low)s AND %(high)s ORDER BY c.id
"""
TABLES = ("cases_case", "cases_message", "cases_casewords")


def build(size: int, say: Callable[[str], None]) -> None:
    """Fill an empty database; indexes are made after the rows."""
    from django.core.management.color import no_style
    from django.db import connection

    from estelar.calendars.operations import ensure_calendar
    from estelar.cases.models import Case
    from estelar.people.models import Assignment, Person, Unit

    robot, at, started = Person.objects.robot(), datetime.now(UTC), time.perf_counter()
    root = Unit.objects.create(name="Banco de pruebas", path="root")
    units = [root] + [Unit.objects.create(name=f"Unidad {n:02d}", code=f"U{n:02d}", parent=root, path=f"new-{n}") for n in range(UNITS)]
    for unit in units:
        unit.path = f"/{root.pk}/" if unit == root else f"/{root.pk}/{unit.pk}/"
        unit.save()
    for email, role, unit in (("bench@example.org", "administrator", root), ("agent@example.org", "agent", units[8])):
        Assignment.objects.create(person=Person.objects.create(email=email, name=email, language="es"), unit=unit, role=role)
    known: dict[str, Any] = {
        "robot": robot.pk, "units": [unit.pk for unit in units[1:]], "calendar": ensure_calendar(None, by=robot, at=at).pk, "first": FIRST,
        "size": size, "old": OLD, "oldest": OLDEST, "words": WORDS, "syllables": SYLLABLES, "kinds": KINDS, "sentences": SENTENCES,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(VOCABULARY, known)
        cursor.execute(SENTENCE, known)
        cursor.execute("CREATE INDEX ON bench_sentence (i); ANALYZE bench_sentence, bench_word; SET synchronous_commit = off")
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY (%s) AND indexname !~ '_(pkey|key|once|uniq)'", [
            list(TABLES)
        ])  # fmt: skip
        indexes = [(name, made) for name, made in cursor.fetchall() if "UNIQUE" not in made]
        for name, _made in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        for low in range(1, size + 1, STEP):
            part = known | {"low": low, "high": min(size, low + STEP - 1)}
            cursor.execute(CASES, part)
            cursor.execute(MESSAGES, part)
            cursor.execute("ANALYZE cases_case; ANALYZE cases_message") if low == 1 else None
            if low == 1:
                cursor.execute("CREATE INDEX IF NOT EXISTS message_case ON cases_message (case_id, at, id)")
            cursor.execute(VECTORS, part)
            say(f"{part['high']:,} cases after {time.perf_counter() - started:.0f} s")
        for _name, made in indexes:
            cursor.execute(made.replace(" INDEX ", " INDEX IF NOT EXISTS ", 1))
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
        for statement in connection.ops.sequence_reset_sql(no_style(), [Case]):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")
    say(f"indexes made after {time.perf_counter() - started:.0f} s")


REQUESTS = 40
SEARCHES = {
    "a common word": ("servicio", "factura", "usuario", "respuesta", "solicito"),
    "a frequent word": ("predial", "certificado", "basura", "ventanilla", "alumbrado"),
    "a rare word": (),  # words of the end of the list, read from the data
    "an old word": (OLD,),
    "two words": ("factura predial", "agua zarzaparrilla", "cobro doble", "medidor técnico"),
    "a phrase": ('"factura de la cobro"', '"historia de la clínica"', '"servicio de la usuario"'),
    "a number": ("2026-999123", "500000", "0000000000FF"),
    "nothing": ("zzyzx", "inexistentísimo"),
}


def _rare() -> tuple[str, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT split_part(contact_name, ' ', 2) FROM cases_case WHERE id % 99991 = 7 LIMIT 10")
        return tuple(word for (word,) in cursor.fetchall())


def measure(size: int, say: Callable[[str], None], *, quick: bool) -> dict[str, Any]:
    """Median, 95th percentile and number of queries of each page, for who sees all and for an agent of one unit of forty."""
    from urllib.parse import quote

    from django.test import Client

    from benchmarks.parts.figures import figure, ms, percentile, seconds
    from benchmarks.parts.pages import _queries
    from estelar.cases.models import Case
    from estelar.people.models import Person

    found: dict[str, Any] = {}
    rare = _rare()
    searches = {name: words or rare for name, words in SEARCHES.items()}
    for who, email in (("all units", "bench@example.org"), ("one unit", "agent@example.org")):
        client = Client(SERVER_NAME="localhost")
        person = Person.objects.get(email=email)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        cases = [case.get_absolute_url() for case in Case.objects.visible_to(person).open().order_by("-pk")[:20]]
        pages: dict[str, tuple[list[str], float]] = {
            "inbox, my units": (["/casos/?view=unit"], 50),
            "inbox, overdue": (["/casos/?view=late"], 50),
            "inbox, closed": (["/casos/?view=closed"], 50),
            "inbox, claims": (["/casos/?view=unit&kind=claim"], 50),
            "inbox, of a kind that is rare": (["/casos/?view=unit&kind=report"], 50),
            "page of a case": (cases, 40),
            **{f"search, {name}": ([f"/casos/buscar/?q={quote(q)}" for q in words], 100) for name, words in searches.items()},
            "search, a common word of claims": (["/casos/buscar/?q=servicio&kind=claim"], 100),
        }
        for name, (urls, goal) in pages.items():

            def get(url: str, client: Client = client) -> None:
                answer = client.get(url)
                if answer.status_code != 200:
                    raise AssertionError(f"{url} answered {answer.status_code}")

            urls = urls[:1] if quick else urls
            for url in urls:
                get(url)
            queries = max(_queries(partial(get, url)) for url in urls[:3])
            turns = len(urls) if quick else REQUESTS
            taken = [seconds(partial(get, urls[n % len(urls)])) for n in range(turns)]
            p95 = ms(percentile(taken, 0.95))
            found[f"{name}; {who}"] = figure(p95, "ms", most=goal, median=round(ms(percentile(taken, 0.5)), 1), queries=queries)
            say(f"{name}; {who}: p95 {p95:.0f} ms (goal {goal:g}), median {ms(percentile(taken, 0.5)):.0f} ms, {queries} queries")
    return {"size": f"{size:,} cases, 4 messages each"} | found


@click.command()
@click.option("--size", default=SIZE, show_default=True, help="Cases, with four messages each.")
@click.option("--quick", is_flag=True, help="Everything once or twice: to see that it works, not how fast it is.")
@click.option("--data", type=click.Path(path_type=Path), required=True, help="Where the data set lies, or is made.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file into which the figures go.")
def main(size: int, quick: bool, data: Path, out: Path) -> None:
    """What `make bench` runs for its part `cases`, apart: these cases have an installation of their own."""
    data.mkdir(parents=True, exist_ok=True)
    os.environ["ESTELAR_DATA"] = str(data)
    from estelar.cli.edge import house

    def say(text: str) -> None:
        click.echo(f"  {text}")

    with house("bench"):
        from django.core.management import call_command

        from benchmarks import arriving

        call_command("migrate", interactive=False, verbosity=0)
        if not (data / "built").exists():
            build(size, say)
            (data / "built").write_text(f"{size}\n")
        gc.collect()
        gc.freeze()  # as the web server does (estelar/wsgi.py)
        found = measure(size, say, quick=quick) | arriving.measure(say, quick=quick)
        out.write_text(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
