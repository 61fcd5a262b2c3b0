"""The palette finds rows by name, and only those that the person may see."""

from __future__ import annotations

import pytest
from django.test import Client

from estelar.cycles.models import Moment
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast


def found(client: Client, who: Person, words: str) -> list[tuple[str, str]]:
    client.force_login(who)
    answer = client.get("/ui/palette/", {"q": words})
    assert answer.status_code == 200
    # the offer to look for the words in everything that cases say finds nothing by itself
    lines = [line for line in answer.json()["commands"] if not line["url"].startswith("/casos/buscar/")]
    return [(line["group"], line["label"]) for line in lines]


def test_customers_are_found_by_any_part_of_name_and_document(client: Client, cast: Cast) -> None:
    make.customer("Íñigo Lázaro", name_key="inigo lazaro", document="1098765", document_key="1098765", unit=cast.north)
    for words in ("inigo", "LÁZ", "zaro", "lasaro", "10987", "8765"):
        assert ("Cliente", "Íñigo Lázaro") in found(client, cast.ana, words)
    assert ("Cliente", "Íñigo Lázaro") not in found(client, cast.ana, "ozar")


def test_an_agent_of_the_south_does_not_find_a_customer_of_the_north(client: Client, cast: Cast) -> None:
    make.customer("Luz Marina", name_key="luz marina", unit=cast.north)
    assert ("Cliente", "Luz Marina") in found(client, cast.ana, "luz")
    assert ("Cliente", "Luz Marina") in found(client, cast.diego, "luz")
    assert found(client, cast.carla, "luz") == []


def test_an_erased_or_merged_customer_is_not_found(client: Client, cast: Cast) -> None:
    kept = make.customer("Marta Ruiz", name_key="marta ruiz")
    make.customer("Marta Ruis", name_key="marta ruis", merged_into=kept)
    make.customer("Marta Rubio", name_key="marta rubio", erased_at=make.NOW)
    assert found(client, cast.ana, "marta ru") == [("Cliente", "Marta Ruiz")]


def test_cycles_and_moments_in_force_are_found_without_accents(client: Client, cast: Cast) -> None:
    cycle = make.cycle("Atención médica", ("Pide la cita", "Sale de la consulta"))
    Moment.objects.filter(name="Sale de la consulta").update(is_in_force=False)
    assert ("Ciclo", "Atención médica") in found(client, cast.diego, "atencion")
    assert found(client, cast.diego, "CITA pide") == [("Momento", "Pide la cita · Atención médica")]
    assert found(client, cast.diego, "sale de la consulta") == []
    cycle.archived_at = make.NOW
    cycle.save()
    assert found(client, cast.diego, "atencion") == []


def test_units_and_persons_are_found_where_one_works(client: Client, cast: Cast) -> None:
    assert ("Unidad", "Sede Sur") in found(client, cast.gema, "sede")
    assert ("Persona", "Carla") in found(client, cast.gema, "carla")
    assert ("Unidad", "Sede Sur") not in found(client, cast.bruno, "sede")
    assert ("Persona", "Carla") not in found(client, cast.bruno, "carla")
    assert ("Persona", "Ana") in found(client, cast.bruno, "ana")


def test_every_address_found_opens(client: Client, cast: Cast) -> None:
    make.cycle("Ana visita", ("Ana llega",))
    make.customer("Ana Pérez", name_key="ana perez")
    make.unit("Anaya", cast.root)
    client.force_login(cast.gema)
    lines = [line for line in client.get("/ui/palette/?q=ana").json()["commands"] if line["label"].startswith("Ana")]
    assert {line["group"] for line in lines} == {"Cliente", "Ciclo", "Momento", "Unidad", "Persona"}
    for line in lines:
        assert client.get(line["url"]).status_code == 200


@pytest.mark.parametrize("words", ["m", "", "%%", "\0\0", "' OR 1=1", "x" * 5000])
def test_one_letter_and_nonsense_find_no_row(client: Client, cast: Cast, words: str) -> None:
    make.customer("Mar", name_key="mar")
    assert not any(kind == "Cliente" for kind, _label in found(client, cast.gema, words))


def test_at_most_five_of_a_kind_in_few_queries(client: Client, cast: Cast, django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    for number in range(9):
        make.customer(f"Rosa {number}", name_key=f"rosa {number}")
    client.force_login(cast.gema)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        lines = client.get("/ui/palette/?q=rosa").json()["commands"]
    assert [line["label"] for line in lines if line["group"] == "Cliente"] == [f"Rosa {number}" for number in range(5)]
