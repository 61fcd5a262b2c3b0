"""What the pages of the import show, made from records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle
from estelar.encounters.forms.imports import ColumnsForm, SaveForm
from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake.answers import cycle_named
from estelar.encounters.operations.intake.looking import Look
from estelar.encounters.rules import SCALES
from estelar.encounters.rules.dates import ORDERS, read_date
from estelar.ui.components import Cell, Column, Crumb, Fact, Progress, Row, Step, Table, steps
from estelar.ui.keyset import keyset_page
from estelar.ui.numbers import number

if TYPE_CHECKING:
    from estelar.people.models import Person
    from estelar.people.requests import Request

State = FileImport.State
PER_PAGE = 30
BADGES = {
    State.UPLOADED: "neutral", State.CHECKING: "info", State.CHECKED: "info", State.WAITING: "info", State.RUNNING: "info",
    State.DONE: "good", State.FAILED: "bad", State.UNDONE: "neutral",
}  # fmt: skip


def steps_at(current: int, pk: int | None = None) -> list[Step]:
    """The five steps of the wizard."""
    labels = [_("Upload"), _("The file"), _("Columns"), _("Values"), _("Check and import")]
    names = ("import", "import_shape", "import_columns", "import_values", "import")
    urls = ["", *(reverse(f"encounters:{n}", args=[pk]) for n in names[1:])] if pk else []
    return steps(labels, current, urls)


def listed(request: Request) -> dict[str, Any]:
    """The list, by keyset on the number."""
    found = FileImport.objects.visible_to(request.user).select_related("by")
    ones, page = keyset_page(found, request.GET, order=["pk"], descending=True, size=PER_PAGE)
    columns = [
        Column(_("File")),
        Column(_("State")),
        Column(_("Contacts"), end=True),
        Column(_("Rejected"), end=True),
        Column(_("By")),
        Column(_("When")),
    ]
    rows = [
        Row(
            [
                one.file_name,
                one.get_state_display(),
                Cell(number(one.encounters_made)),
                Cell(number(one.rows_rejected)),
                one.by.name,
                _when(one),
            ],
            url=reverse("encounters:import", args=[one.pk]),
        )
        for one in ones
    ]
    return {"table": Table(columns, rows), "page": page, "any": bool(ones)}


def _when(one: FileImport) -> str:
    from django.utils.formats import date_format

    return date_format(timezone.localtime(one.finished_at or one.at), "SHORT_DATETIME_FORMAT")


def asked_shape(asked: Any, document: Mapping[str, Any]) -> dict[str, Any]:
    """The shape that the form asks for, as far as it is given."""
    shape = dict(document.get("file", {}))
    shape |= {name: asked[name] for name in ("encoding", "delimiter", "sheet", "decimal") if asked.get(name)}
    if asked.get("header", "").isdigit() and int(asked["header"]) <= 1000:
        shape["header"] = int(asked["header"])
    return shape


def for_another_file(document: Mapping[str, Any]) -> dict[str, Any]:
    """A saved mapping for the next file: letters and delimiter are recognised anew, because programs change them without a word."""
    file = {k: v for k, v in document.get("file", {}).items() if k not in {"encoding", "delimiter"}}
    return {**document, "file": file}


def looks_wide(look: Look) -> bool:
    """Several columns that could be ratings on one scale are a survey with a column per moment."""
    rated = [c.scales[0] for c in look.columns() if c.scales and c.distinct > 2]
    return any(rated.count(code) >= 3 for code in set(rated))


def cycle_of(one: FileImport) -> Cycle:
    """The cycle that the mapping names. Raises KeyError when none is named yet, BadInput when it is unknown."""
    return cycle_named(str(one.mapping["cycle"]))


def columns_context(form: ColumnsForm) -> dict[str, Any]:
    """Fields in groups, and both readings of the dates."""
    groups = [(_("Where and who"), ["unit_column", "unit", "served_by_column", "channel_column"])]
    people = [n for n in form.fields if n.startswith("customer_")]
    moments = [n for n in form.fields if n.startswith("m_")]
    comments = [n for n in form.fields if n.startswith("c_")]
    lived = ["impression_column", "obtained", "wait_column", "wait_unit", "duration_column", "duration_unit"]
    said = ["elements_column", "separator", "evidence_column", "made_stellar_column", "comment_column", "comment_column_2"]
    groups += [(_("What was lived"), ["moment_column", "moment", "rating_column", *moments, "scale", "not_applicable"])]
    more = [
        (_("Who was served"), people), (_("Impression and times"), lived), (_("What was said"), [*said, *comments]),
        (_("The rows themselves"), ["source", "external_id_column", "visit_column", "nothing"]),
    ]  # fmt: skip
    return {
        "when": [form[n] for n in ("date_column", "time_column", "fixed_date")],
        "orders": [form[n] for n in ("order", "order_2", "not_before", "not_after")],
        "readings": _readings(form),
        "groups": [(title, [form[n] for n in names if n in form.fields]) for title, names in groups],
        "more": [(title, fields, _filled(fields)) for title, names in more if (fields := [form[n] for n in names if n in form.fields])],
        "scales": [SCALES[code].name for code in form.suggested_scales()[:3]],
        "leftover": list(dict.fromkeys(v for c in form.rated for v in c.leftover))[:8],
    }


def _filled(fields: list[Any]) -> bool:
    return any(f.value() and f.name not in {"obtained", "wait_unit", "duration_unit", "source"} for f in fields) or any(
        f.errors for f in fields
    )


def _readings(form: ColumnsForm) -> dict[str, Any] | None:
    """Real values as each order reads them, for a person to say which is meant."""
    column, guess = form.column("date_column"), form.dates
    if column is None or guess is None or not guess.looks_like_dates:
        return None
    orders = list(guess.counts)[:4]
    shown = [*guess.strays[:3]]
    for value in (*(value for value, _readings in guess.ambiguous), *column.examples):  # one value of each way of writing
        if _shape(value) not in {_shape(v) for v in shown}:
            shown.append(value)
    rows: list[list[Any]] = []
    for value in shown[:8]:
        read = [read_date(value, [o]) for o in orders]
        rows.append([value, *(f"{d.day} {_month(d)} {d.year}" if d else _("no date") for d in read)])
    counted = [Column(f"{ORDERS[o]}") for o in orders]
    counts = [_("values that it reads"), *(Cell(number(guess.counts[o])) for o in orders)]
    table = Table([Column(_("In the file")), *counted], [Row(r) for r in [*rows, counts]], caption=_("The same dates in each order"))
    return {
        "table": table,
        "decided": guess.decided,
        "mixed": guess.mixed,
        "strays": list(guess.strays[:6]),
        "pairs": [f"{ORDERS[a]} → {ORDERS[b]}" for a, b in guess.pairs],
        "sure": guess.sure,
        "order": ORDERS.get(guess.fits[0], "") if guess.fits else "",
    }


def _shape(value: str) -> str:
    """How a value is written, whatever its figures."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", value))


def _month(day: Any) -> str:
    from django.utils.dates import MONTHS

    return str(MONTHS[day.month]).lower()


def values_in_use(document: Mapping[str, Any], look: Look) -> dict[str, list[str]]:
    """The values of the columns whose meaning may have to be said."""
    found = {}
    for key in ("unit", "moment", "channel", "impression"):
        if column := (document.get(key) or {}).get("column"):
            found[key] = look.values(column)
    for elements in document.get("elements", ())[:1]:
        separator = elements.get("separator")
        pieces = [p.strip() for v in look.values(elements["column"]) for p in (v.split(separator) if separator else [v])]
        found["elements"] = list(dict.fromkeys(p for p in pieces if p))
    ratings = [r for r in (document.get("rating"), *(p.get("rating") for p in document.get("moments", ()))) if r]
    words = dict.fromkeys(v for r in ratings if isinstance(r["scale"], list) for v in look.values(r["column"]))
    found["rating"] = [v for v in words if v not in set(document.get("nothing", ()))]
    return found


def is_under_way(one: FileImport) -> bool:
    """Waiting for a worker, or being worked on."""
    return one.state in {State.CHECKING, State.WAITING, State.RUNNING} or (one.state == State.DONE and bool(one.doing))


def bar(one: FileImport) -> Progress:
    """The progress bar."""
    waiting = one.state == State.WAITING or (one.progress == 0 and not one.doing)
    label = (
        _("Checking “%(file)s”")
        if one.state == State.CHECKING
        else _("Undoing “%(file)s”")
        if one.state == State.DONE
        else _("Importing “%(file)s”")
    )
    return Progress(
        label % {"file": one.file_name}, done=int(one.progress * 100), total=100, state="waiting" if waiting else "running", note=one.doing
    )


def detail_context(one: FileImport, person: Person) -> dict[str, Any]:
    """Everything of the page of one import."""
    report = one.report
    cycle = Cycle.objects.filter(pk=one.mapping["cycle"]).first() if isinstance(one.mapping.get("cycle"), int) else None
    return {
        "import": one,
        "steps": steps_at(4, one.pk) if one.state in {State.CHECKED, State.CHECKING} else None,
        "crumbs": [Crumb(_("Files"), reverse("encounters:imports")), Crumb(one.file_name)],
        "badge": BADGES[State(one.state)],
        "under_way": is_under_way(one),
        "stuck": one.state in {State.RUNNING, State.CHECKING} and one.progress > 0 and not intake.is_being_worked_on(one),
        "facts": _facts(one) if report else [],
        "problems": _problems(one),
        "reasons": _reasons(report.get("reasons", [])),
        "sample": _sample(report.get("sample", [])),
        "save_form": SaveForm(initial={"name": one.mapping.get("source", "")}),
        "cycle": cycle,
        "progress_url": reverse("encounters:import_progress", args=[one.pk]),
    }


def _facts(one: FileImport) -> list[Fact]:
    report = one.report
    written = _("Contacts that would be written") if one.state == State.CHECKED else _("Contacts written")
    facts = [Fact(_("Rows in the file"), number(one.rows_read)), Fact(written, number(one.encounters_made), tone="good")]
    rejected = reverse("encounters:import_rejected", args=[one.pk]) if one.rejected_as else ""
    facts.append(Fact(_("Rows rejected"), number(one.rows_rejected), tone="bad" if one.rows_rejected else "", url=rejected))
    if one.duplicates:
        facts.append(Fact(_("Contacts that were there already"), number(one.duplicates)))
    if report.get("skipped"):
        facts.append(Fact(_("Empty or not applicable"), number(report["skipped"]), note=_("moments that were not lived in that visit")))
    if one.mapping.get("customer"):
        facts.append(Fact(_("People found"), number(report.get("customers_found", 0))))
        facts.append(Fact(_("People new"), number(one.customers_made)))
    if report.get("first_day"):
        facts.append(Fact(_("From, to"), f"{report['first_day']} – {report['last_day']}"))
    return facts


def _problems(one: FileImport) -> Table | None:
    if not one.problems:
        return None
    rows = [Row([number(p["row"]), p["column"] or "—", p["reason"]]) for p in one.problems]
    return Table([Column(_("Row"), end=True), Column(_("Column")), Column(_("Why it stays out"))], rows)


def _reasons(reasons: list[dict[str, Any]]) -> Table | None:
    if len(reasons) < 2:
        return None
    rows = [Row([r["column"] or "—", r["example"], number(r["rows"])]) for r in reasons]
    return Table([Column(_("Column")), Column(_("For example")), Column(_("Rows"), end=True)], rows)


def _sample(sample: list[dict[str, Any]]) -> Table | None:
    if not sample:
        return None
    words = {1: f"★ {_('stellar')}", 0: f"● {_('neutral')}", -1: f"◆ {_('bitter')}", None: "—"}
    columns = [
        Column(_("Row"), end=True),
        Column(_("When")),
        Column(_("Moment")),
        Column(_("Unit")),
        Column(_("Rating")),
        Column(_("Impression")),
        Column(_("Comment")),
    ]
    rows = [
        Row([number(s["row"]), s["when"], s["moment"], s["unit"], s["rating"] or "—", words[s["impression"]], s["comment"]]) for s in sample
    ]
    return Table(columns, rows)
