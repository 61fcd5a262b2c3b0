"""The cases of the demo: some sixty, of all kinds and states, written through the operations as if people had done it in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from estelar.cases.models import Cause, Theme
from estelar.cases.operations import answering, classifying, moving, promising, wallboard
from estelar.cases.operations.opening import open_case
from estelar.cases.rules.contact import Contact
from estelar.cycles.models import Moment
from estelar.demo import words
from estelar.people.models import Organisation, Person, Unit

if TYPE_CHECKING:
    from estelar.cases.models import Case

APPEAL = "Contra esta respuesta puede presentar recurso de reposición ante esta misma oficina dentro de los diez días siguientes."
CAUSES = (
    "Falta de personal en horas de más público",
    "El sistema de citas no actualiza los turnos",
    "Información publicada sin actualizar",
)


@dataclass(frozen=True)
class Story:
    """What somebody brought, and what is answered to it. `unit` "": whichever comes next."""

    kind: str
    theme: str
    subject: str
    text: str
    points: tuple[str, ...]
    answer: str
    moment: str = ""
    office: bool = False


STORIES = (
    Story(
        "complaint", "Espera", "Hora y media en la sala de espera",
        "Tenía cita a las nueve y me atendieron a las diez y media. Nadie explicó la demora ni ofreció otra hora.",
        ("La demora de hora y media", "Nadie explicó lo que pasaba"),
        "Usted tiene razón: ese día faltaron dos médicos y no avisamos. Desde el lunes la recepción informa cada veinte minutos.",
        "wait-in-room",
    ),
    Story(
        "claim", "Cobros", "Me cobraron dos veces la misma consulta",
        "En mi tarjeta aparecen dos cobros iguales por la consulta del martes. Pido la devolución de uno.",
        ("Devolución del segundo cobro",), "El segundo cobro se devolvió hoy a su tarjeta; lo verá en un máximo de cinco días hábiles.",
        "pay",
    ),
    Story(
        "petition", "Historia clínica", "Copia de mi historia clínica",
        "Solicito copia de mi historia clínica de los últimos dos años para presentarla a otro médico.",
        ("Copia de la historia clínica",), "Adjuntamos la copia completa. Si le falta algún documento, escríbanos a esta misma dirección.",
    ),
    Story(
        "information", "Trámites", "Requisitos para la licencia de construcción",
        "Quisiera saber qué documentos debo llevar para la licencia de una ampliación y cuánto cuesta.",
        ("Documentos que se exigen", "Costo del trámite"), "Le enviamos la lista de documentos y la tarifa vigente.",
        "find-requirements", True,
    ),
    Story(
        "suggestion", "Instalaciones", "Una fila para personas mayores",
        "Propongo una fila aparte para las personas mayores: muchas no pueden estar de pie tanto tiempo.",
        ("Fila para personas mayores",), "Gracias por la idea. Desde este mes hay una ventanilla preferente y sillas junto a ella.",
        "wait-for-turn", True,
    ),
    Story(
        "complaint", "Medicamentos", "Los medicamentos prometidos no llegaron",
        "Me dijeron que el jueves estarían los medicamentos y el jueves no estaban. Nadie me llamó.",
        ("Entrega de los medicamentos", "Falta de aviso"),
        "Sus medicamentos ya están apartados a su nombre. Lamentamos no haberle avisado.",
        "collect-medicines",
    ),
    Story(
        "claim", "Trámites", "Mi expediente lleva meses en revisión",
        "Entregué todo en regla y nadie me dice en qué va. Pido que se decida.",
        ("Decisión del expediente",), "La decisión se tomó hoy y se la comunicamos junto con esta respuesta.", "review-of-file", True,
    ),
    Story(
        "compliment", "Trato", "Gracias por la paciencia",
        "Quiero agradecer la paciencia con que me explicaron el tratamiento. Salí tranquila y entendiendo todo.",
        (), "", "consultation",
    ),
    Story(
        "report", "Conducta", "Piden dinero para adelantar turnos",
        "En la entrada una persona pide dinero para pasar antes. Lo vi dos veces esta semana.",
        ("Investigar el cobro de turnos",), "Se abrió la investigación y se cambió el control de la entrada.",
    ),
    Story(
        "compliment", "Trato", "Una atención como debe ser",
        "En la ventanilla me ayudaron a corregir el formulario sin hacerme volver otro día. Así da gusto.",
        (), "", "served-at-counter", True,
    ),
)  # fmt: skip
ROUNDS = 6
STEP = 1.45
"""Days between one case and the next: sixty of them fill the last three months."""


@dataclass(frozen=True)
class _Stage:
    """Who acts in the demo's cases, and when."""

    last: date
    now: datetime
    zone: ZoneInfo
    units: dict[str, Unit]
    quality: Person
    themes: dict[str, Theme]
    causes: list[Cause]
    moments: dict[str, Moment]

    def at(self, days_ago: float, hour: int = 10) -> datetime:
        """A time of the morning so many days before the last day; never one that is still to come."""
        day = self.last - timedelta(days=int(days_ago))
        return min(datetime.combine(day, time(hour, 15), self.zone), self.now)


def load_cases(units: dict[str, Unit], *, last: date, at: datetime) -> int:
    """Write the cases of the demo; how many. The same last day makes the same (but for the tracking keys, which nobody may guess)."""
    stage = _Stage(
        last, at, ZoneInfo(Organisation.current().time_zone), units, Person.objects.get(email="calidad@demo.invalid"),
        {name: Theme.objects.create(name=name) for name in dict.fromkeys(story.theme for story in STORIES)},
        [Cause.objects.create(name=name) for name in CAUSES],
        {moment.key: moment for moment in Moment.objects.in_force()},
    )  # fmt: skip
    made = 0
    for number, (story, turn) in enumerate(_all()):
        _play(story, turn, number, stage)
        made += 1
    promising.break_due(by=Person.objects.robot(), at=at)
    return made


def _all() -> Iterator[tuple[Story, int]]:
    for turn in range(ROUNDS):
        for story in STORIES:
            yield story, turn


def _play(story: Story, turn: int, number: int, stage: _Stage) -> None:
    """One case from its reception to where it stands on the last day."""
    codes = ("main-office", "west-office", "port-office") if story.office else ("north", "south", "centre")
    unit = stage.units[codes[turn % len(codes)]]
    ago = (ROUNDS * len(STORIES) - number) * STEP
    agents = [Person.objects.get(email=f"{unit.code}-{n}@demo.invalid") for n in (1, 2)]
    agent = agents[number % 2]
    repeated = story.kind == "complaint" and turn in (2, 3)  # somebody whom we fail a second time
    who = 900 if repeated else number
    moment = stage.moments.get(story.moment)
    received = stage.at(ago)
    case = open_case(
        kind=story.kind, said_kind="complaint" if story.kind == "claim" and turn % 3 == 1 else None, subject=story.subject, text=story.text,
        channel=("counter", "phone", "paper")[number % 3], unit=unit, received_at=received, by=agent, at=received,
        contact=Contact(name=words.customer_name("cases", who), document=f"52{who:06d}", email=f"persona{who:03d}@example.com"),
        theme=stage.themes[story.theme], moments=[moment] if moment is not None else (), points=story.points,
        vulnerability=["elderly"] if number % 11 == 0 else (), concerned=[agents[1 - number % 2]] if story.kind == "compliment" else (),
        answer_by="counter", language="es",
    )  # fmt: skip
    if story.kind == "compliment":
        if turn % 2 == 0 and ago < wallboard.SHOWN_FOR.days:
            wallboard.show(case, on=True, by=stage.quality, at=stage.at(ago - 1))
        return
    _work(case, story, turn, ago, by=stage.quality if case.is_confidential else agent, stage=stage)


def _work(case: Case, story: Story, turn: int, ago: float, *, by: Person, stage: _Stage) -> None:
    if ago < 4:
        return  # it has just come in
    moving.start(case, by=by, at=stage.at(ago - 1))
    if story.theme in ("Medicamentos", "Cobros"):
        due = stage.at(ago - 4, 16)
        given = promising.promise(what="Llamar con la respuesta", due_at=due, case=case, by=by, at=stage.at(ago - 1, 11))
        if turn % 3 != 1 and ago > 5:
            promising.fulfil(given, by=by, at=due - timedelta(hours=3))
    if turn == ROUNDS - 1:
        if story.kind == "petition":
            moving.ask_to_complete(case, what="Envíe una copia de su documento de identidad.", by=by, at=stage.at(ago - 2))
        elif story.kind == "information":
            moving.pause(case, cause="recusal", note="Se decide un impedimento.", by=by, at=stage.at(ago - 2))
        return
    if turn == 1 and story.theme == "Trámites" and story.kind == "claim":
        return  # nobody answered it: it is late
    took = 34 if turn == 0 and story.theme == "Espera" else 3 + (turn * 3 + len(story.text)) % 9
    _end(case, story, turn, ago - took, by=by, stage=stage)


def _end(case: Case, story: Story, turn: int, ago: float, *, by: Person, stage: _Stage) -> None:
    """Answered, and mostly closed with its cause, its measures and what the customer thinks of it."""
    if ago < 1:
        return
    denied = story.kind == "claim" and turn == 2
    points = {point.pk: "Se explica en la respuesta." if denied else "Se atendió." for point in case.points.all()}
    seen = max(message.pk for message in case.messages.all())
    answering.answer(
        case, text=story.answer, outcome="denied" if denied else "informed" if story.kind == "information" else "granted", seen=seen,
        points=points, appeal=APPEAL, language="es", by=by, at=stage.at(ago),
    )  # fmt: skip
    if turn in (0, 2, 3) and story.kind != "report":
        classifying.rate_handling(case, rating=(5, 4, 2, 4, 5)[(turn + len(story.subject)) % 5], at=stage.at(ago - 1))
    case.refresh_from_db()
    if turn == 1 and story.theme == "Espera":
        moving.reopen(case, reason="La persona volvió a esperar más de una hora.", by=by, at=stage.at(ago - 1))
    elif turn in (0, 2, 3) and not case.promises.filter(state="pending").exists():
        cause = stage.causes[(turn + len(story.theme)) % len(stage.causes)] if story.kind in ("complaint", "claim") else None
        measures = "Se corrigió y se informó al equipo." if cause is not None else ""
        moving.close(case, cause=cause, measures=measures, by=by, at=stage.at(ago - 1, 16))
