# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a parameter
"""What regulators of Colombia and Peru ask for, as files: cases of a period in the columns that they want to see.

Colombia: the half-yearly report on petitions and complaints (Ley 1474 of 2011, art. 76) and the statistics by type for corrective action
(Ley 1328 of 2009, art. 8 e). Peru: the sheets of the Libro de Reclamaciones with their answers (DS 011-2011-PCM, Annex I, arts. 6 and
16), and the aspects of the claims of public bodies (DS 007-2020-PCM, 4.2). The columns carry the names that the authority uses.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.db import transaction
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from estelar import law
from estelar.cases import rules
from estelar.cases.operations.reporting import Scope, measured, rows, rule_name
from estelar.journal.operations import record
from estelar.people.models import Organisation
from estelar.ui.spreadsheet import safe_cell

if TYPE_CHECKING:
    from estelar.people.models import Person

type Made = tuple[list[str], list[list[Any]]]

ASPECTS = {
    "trato": "Trato profesional en la atención",
    "informacion": "Información",
    "tiempo": "Tiempo",
    "acceso": "Acceso a la prestación de los bienes y servicios",
    "resultado": "Resultado de la gestión o atención",
    "confianza": "Confianza de la entidad ante las personas",
}
"""The aspects of DS 007-2020-PCM 4.2, by the code of the theme that stands for each (or of a theme above it)."""
_KINDS = {
    "petition": "Petición", "complaint": "Queja", "claim": "Reclamo", "suggestion": "Sugerencia", "report": "Denuncia",
    "information": "Solicitud de información", "compliment": "Felicitación",
}  # fmt: skip
_OUTCOMES = {
    "": "", "granted": "Accede", "partly": "Accede en parte", "denied": "Niega", "informed": "Informa", "withdrawn": "Desistida",
    "abandoned": "Desistimiento tácito", "transferred": "Trasladada", "thanked": "Agradecida",
}  # fmt: skip
_GOODS = {"product": "Producto", "service": "Servicio"}
_CHANNELS = {
    "counter": "Presencial", "phone": "Telefónico", "paper": "Escrito", "email": "Correo electrónico", "web": "Formulario web",
    "api": "Otro sistema", "whatsapp": "WhatsApp", "import": "Archivo",
}  # fmt: skip


@dataclass(frozen=True)
class Export:
    """One file of a regulator."""

    key: str
    title: str | Lazy
    about: str | Lazy
    lines: Callable[[Scope], Made]


def _day(value: datetime | None, scope: Scope) -> str:
    return "" if value is None else value.astimezone(scope.zone).strftime("%Y-%m-%d")


def _moment(value: datetime | None, scope: Scope) -> str:
    return "" if value is None else value.astimezone(scope.zone).strftime("%Y-%m-%d %H:%M")


# Colombia ------------------------------------------------------------------------------------------------------------------------


def _half_yearly(scope: Scope) -> Made:
    sql, given = measured(scope.cases(), at=scope.at)
    found = rows(
        f"""{sql}
        SELECT u.name, c.kind, c.channel, count(*), count(*) FILTER (WHERE m.first_resolved IS NOT NULL),
            count(*) FILTER (WHERE m.on_time), count(*) FILTER (WHERE NOT m.on_time AND m.first_resolved IS NOT NULL),
            count(*) FILTER (WHERE NOT m.on_time AND m.first_resolved IS NULL),
            count(*) FILTER (WHERE m.on_time IS NULL AND NOT m.termless AND c.is_open AND c.answered_at IS NULL
                AND c.status <> 'transferred'),
            count(*) FILTER (WHERE m.termless),
            count(*) FILTER (WHERE EXISTS (SELECT FROM cases_extension x WHERE x.case_id = c.id)),
            count(*) FILTER (WHERE c.status = 'transferred' OR c.outcome = 'transferred'),
            count(*) FILTER (WHERE c.kind = 'information' AND c.outcome = 'denied'),
            avg(m.resolution_hours), avg(m.resolution_days)
        FROM measured m JOIN cases_case c ON c.id = m.id JOIN people_unit u ON u.id = c.unit_id
        GROUP BY u.path, u.name, c.kind, c.channel ORDER BY u.path, c.kind, c.channel""",
        given,
    )
    header = [
        "Dependencia", "Tipo", "Canal", "Recibidas", "Respondidas", "En término", "Respondidas fuera de término", "Vencidas sin respuesta",
        "En trámite dentro del término", "Sin término", "Prorrogadas", "Trasladadas por competencia", "Información negada",
        "Tiempo promedio de respuesta (horas hábiles)", "Tiempo promedio de respuesta (días calendario)",
    ]  # fmt: skip
    lines = [[row[0], _KINDS[row[1]], _CHANNELS[row[2]], *row[3:13], *(_round(value) for value in row[13:])] for row in found]
    return header, lines


def _round(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _detail(scope: Scope) -> Made:
    cases = scope.cases().select_related("unit", "theme", "cause").order_by("received_at", "pk")
    header = [
        "Número", "Fecha y hora de recepción", "Tipo", "Como lo llamó el usuario", "Tema", "Dependencia", "Canal", "Término legal", "Norma",
        "Fecha de vencimiento", "Fecha de respuesta", "Fecha de notificación", "Oportuna", "Estado", "Sentido de la respuesta", "Causa",
        "Medidas adoptadas",
    ]  # fmt: skip
    cited = {(one.id, one.version): one.citation.in_("es") for one in law.rules()}
    states = {True: "no", False: "sí", None: ""}
    lines = [
        [
            one.number, _moment(one.received_at, scope), _KINDS[one.kind], _KINDS[one.said_kind], one.theme.name if one.theme else "",
            one.unit.name, _CHANNELS[one.channel], rule_name(one.rule_id, "es") if one.rule_id else "",
            cited.get((one.rule_id, one.rule_version), ""),
            _day(one.due_at, scope), _day(one.answered_at, scope), _day(one.notified_at, scope), states[one.is_late],
            "abierta" if one.is_open else "cerrada", _OUTCOMES[one.outcome], one.cause.name if one.cause else "", one.measures,
        ]
        for one in cases.iterator(chunk_size=2_000)
    ]  # fmt: skip
    return header, lines


def _by_type(scope: Scope) -> Made:
    sql, given = measured(scope.cases(), at=scope.at)
    found = rows(
        f"""{sql}
        SELECT c.kind, coalesce(t.name, '(sin tema)'), count(*), count(*)::float / sum(count(*)) OVER (),
            count(*) FILTER (WHERE c.outcome IN ('granted', 'partly')), count(*) FILTER (WHERE c.outcome = 'denied'),
            count(*) FILTER (WHERE c.outcome NOT IN ('granted', 'partly', 'denied', '')), count(*) FILTER (WHERE c.outcome = ''),
            count(*) FILTER (WHERE m.on_time), count(m.on_time), coalesce(sum(c.money_claimed), 0), coalesce(sum(c.money_granted), 0),
            coalesce(mode() WITHIN GROUP (ORDER BY k.name), ''),
            coalesce(string_agg(DISTINCT left(nullif(c.measures, ''), 200), ' | '), '')
        FROM measured m JOIN cases_case c ON c.id = m.id LEFT JOIN cases_theme t ON t.id = c.theme_id
            LEFT JOIN cases_cause k ON k.id = c.cause_id
        GROUP BY c.kind, t.id, t.name ORDER BY count(*) DESC, c.kind, t.name""",
        given,
    )
    header = [
        "Tipo", "Motivo", "Número", "Participación", "A favor del consumidor (total o parcial)", "A favor de la entidad", "Otro sentido",
        "Sin respuesta final", "En término", "Con término vencido o respondidas", "Cuantía reclamada", "Cuantía reconocida",
        "Causa más frecuente", "Acciones correctivas",
    ]  # fmt: skip
    return header, [
        [_KINDS[row[0]], row[1], row[2], round(row[3], 4), *row[4:10], float(row[10]), float(row[11]), *row[12:]] for row in found
    ]


# Peru ----------------------------------------------------------------------------------------------------------------------------


def _sheets(scope: Scope) -> Made:
    cases = scope.cases().filter(sheet__isnull=False).select_related("sheet__establishment", "unit")
    cases = cases.order_by("sheet__establishment__path", "sheet__year", "sheet__number")
    header = [
        "Número de hoja", "Establecimiento", "Fecha", "Consumidor", "Documento", "Domicilio", "Teléfono", "Correo electrónico",
        "Padre o madre", "Bien", "Monto reclamado", "Descripción del bien", "Tipo", "Detalle", "Pedido", "Fecha límite de respuesta",
        "Fecha de respuesta", "Fecha de comunicación", "En plazo", "Acciones adoptadas", "Tomada del libro físico",
        "Número en el libro físico",
    ]  # fmt: skip
    states = {True: "no", False: "sí", None: ""}
    lines = []
    for one in cases.prefetch_related("messages").iterator(chunk_size=1_000):
        sheet = one.sheet
        detail = next((message.text for message in one.messages.all() if message.kind == "request"), one.subject)
        lines.append(
            [
                str(sheet), sheet.establishment.name, _day(one.received_at, scope), one.contact_name, one.contact_document,
                one.contact_address, one.contact_phone, one.contact_email, sheet.guardian, _GOODS.get(sheet.good, ""),
                None if one.money_claimed is None else float(one.money_claimed), sheet.description,
                "Queja" if one.kind == rules.Kind.COMPLAINT else "Reclamo", detail, sheet.request, _day(one.due_at, scope),
                _day(one.answered_at, scope), _day(one.notified_at, scope), states[one.is_late], one.measures,
                "sí" if sheet.from_paper else "no", sheet.paper_number,
            ]
        )  # fmt: skip
    return header, lines


def _aspects(scope: Scope) -> Made:
    sql, given = measured(scope.cases(), at=scope.at)
    found = rows(
        f"""WITH RECURSIVE up(theme, code, parent_id, depth) AS (
            SELECT id, lower(code), parent_id, 0 FROM cases_theme
            UNION ALL SELECT up.theme, lower(t.code), t.parent_id, up.depth + 1 FROM up JOIN cases_theme t ON t.id = up.parent_id
            WHERE NOT up.code = ANY(%s)
        ), aspect AS (SELECT DISTINCT ON (theme) theme, code FROM up WHERE code = ANY(%s) ORDER BY theme, depth),
        {sql.strip().removeprefix("WITH ")}
        SELECT u.name, coalesce(a.code, ''), count(*), count(*) FILTER (WHERE m.first_resolved IS NOT NULL),
            count(*) FILTER (WHERE m.on_time), count(*) FILTER (WHERE NOT m.on_time),
            count(*) FILTER (WHERE c.outcome IN ('granted', 'partly')),
            avg(m.resolution_days)
        FROM measured m JOIN cases_case c ON c.id = m.id JOIN people_unit u ON u.id = c.unit_id LEFT JOIN aspect a ON a.theme = c.theme_id
        WHERE c.kind IN ('claim', 'complaint')
        GROUP BY u.path, u.name, a.code ORDER BY u.path, count(*) DESC, a.code""",
        [list(ASPECTS), list(ASPECTS), *given],
    )
    header = [
        "Sede", "Aspecto", "Reclamos", "Respondidos", "En plazo", "Fuera de plazo", "Fundados en todo o en parte",
        "Tiempo promedio de respuesta (días calendario)",
    ]  # fmt: skip
    return header, [[row[0], ASPECTS.get(row[1], "(sin aspecto)"), *row[2:7], _round(row[7])] for row in found]


EXPORTS: dict[str, tuple[Export, ...]] = {
    "CO": (
        Export(
            "co-informe-semestral", _("Half-yearly report on petitions and complaints"),
            _("Act 1474 of 2011, art. 76: by unit, kind and channel, with terms and times. Choose the half-year above."), _half_yearly,
        ),
        Export(
            "co-relacion", _("List behind the half-yearly report"),
            _("One line for each case, without the names of those who asked."), _detail,
        ),
        Export(
            "co-estadistica-por-tipo", _("Statistics by type for corrective action"),
            _("Act 1328 of 2009, art. 8 e: by kind and theme, with outcome, causes and measures taken."), _by_type,
        ),
    ),
    "PE": (
        Export(
            "pe-hojas", _("Sheets of the complaints book with their answers"),
            _("DS 011-2011-PCM, Annex I: for INDECOPI and SIREC. It holds personal data: give it to the authority only."), _sheets,
        ),
        Export(
            "pe-aspectos", _("Claims by aspect, for public bodies"),
            _("DS 007-2020-PCM, 4.2. Give themes one of these codes: trato, informacion, tiempo, acceso, resultado, confianza."),
            _aspects,
        ),
    ),
}  # fmt: skip


def for_country(country: str) -> tuple[Export, ...]:
    """What the regulators of this country ask for."""
    return EXPORTS.get(country, ())


def workbook(export: Export, header: Sequence[str], lines: Sequence[Sequence[Any]], *, scope: Scope) -> bytes:
    """The same as XLSX, with its period on top. Text never runs as a formula."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, plain)
    book.set_properties({"title": str(export.title), "created": scope.at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Datos")
    sheet.write_string(0, 0, f"{Organisation.current().name} · {export.title} · {scope.first} – {scope.last}"[:250])
    sheet.write_row(1, 0, header, bold)
    sheet.freeze_panes(2, 1)
    for row, line in enumerate(lines, start=2):
        for column, value in enumerate(line):
            if isinstance(value, int | float):
                sheet.write_number(row, column, value)
            elif value not in (None, ""):
                sheet.write_string(row, column, str(safe_cell(value))[:32_000])
    sheet.autofilter(1, 0, 1 + len(lines), len(header) - 1)
    sheet.set_column(0, len(header) - 1, 20)
    book.close()
    return file.getvalue()


@transaction.atomic
def note(scope: Scope, *, what: str, rows: int, by: Person, at: datetime) -> None:
    """The journal remembers who took which figures or cases away."""
    record(
        "cases.exported", Organisation.current(), by=by, at=at, what=what, first=scope.first, last=scope.last, rows=rows,
        unit=scope.unit.name if scope.unit else "", kind=scope.kind, rule=scope.rule,
    )  # fmt: skip
