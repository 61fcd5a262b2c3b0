"""The journal as a page and as a file."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.journal.forms import WHERE, FilterForm, KeepingForm
from estelar.journal.models import Anchor, Book, Entry, EntryQuerySet, Link
from estelar.journal.operations.chain import waiting
from estelar.journal.operations.export import chained_lines, note
from estelar.journal.operations.keeping import change_keeping
from estelar.journal.rules import shown
from estelar.journal.sentences import ROOMS, Remark, origin_of, remarks, sentence_of, sentences
from estelar.permissions import Permission
from estelar.ui.components import with_query
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.spreadsheet import csv_response
from estelar.ui.toasts import tell


class _Organisation(Protocol):
    time_zone: str


class _Request(HttpRequest):
    user: Any  # a Person, who stands above this room
    organisation: _Organisation
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read."""

    entry: Entry
    sentence: str
    origin: str
    remarks: list[Remark]
    by_url: str
    subject_url: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is on: what it says, and the address without it."""

    label: str
    value: str
    without: str


def _lines(request: _Request, form: FilterForm) -> EntryQuerySet:
    if not request.user.may_everywhere(Permission.SEE_JOURNAL):
        raise NotAllowed(Permission.SEE_JOURNAL)
    seen = Entry.objects.visible_to(request.user).select_related("by")
    return form.apply(seen, zoneinfo.ZoneInfo(request.organisation.time_zone))


def _line(request: _Request, entry: Entry) -> Line:
    return Line(
        entry=entry,
        sentence=sentence_of(entry.key),
        origin=origin_of(entry.origin),
        remarks=[*found, Remark(_("Number of the request"), entry.request)] if (found := remarks(entry)) and entry.request else found,
        by_url=with_query(request.GET, by=entry.by_id, who=None),
        subject_url=with_query(request.GET, subject=f"{entry.subject_type}:{entry.subject_id}", on=None),
    )


def _chosen(request: _Request, form: FilterForm, lines: list[Entry]) -> list[Chosen]:
    """Filters that came by a click on a name: said in words, and taken off by one more click."""
    kept, found = form.kept(), []
    if "by" in kept:
        name = next((str(entry.by) for entry in lines), f"#{kept['by']}")
        found.append(Chosen(_("Who"), name, with_query(request.GET, by=None)))
    if "subject" in kept:
        name = next((entry.subject_label for entry in lines), kept["subject"])
        found.append(Chosen(_("On what"), name, with_query(request.GET, subject=None)))
    return found


def _key_words(key: str) -> str:
    if not key:
        return _("Everything")
    return sentence_of(key) if key in sentences() else str(ROOMS.get(key.rstrip("."), key))


@guarded(Permission.SEE_JOURNAL)
def journal(request: _Request) -> HttpResponse:
    """Newest first, a page at a time."""
    form = FilterForm(request.GET)
    lines, page = keyset_page(_lines(request, form), request.GET, order=("at", "id"), descending=True)
    kept = form.kept()
    context = {
        "form": form,
        "kept": {name: request.GET[name] for name in kept},
        "key_words": _key_words(kept.get("key", "")),
        "where_words": dict(WHERE)[kept.get("where", "")],
        "since": kept.get("since"),
        "until": kept.get("until"),
        "chosen": _chosen(request, form, lines),
        "lines": [_line(request, entry) for entry in lines],
        "page": page,
        "query": with_query(request.GET),
    }
    return render(request, "journal/list.html", context)


@guarded(Permission.SEE_JOURNAL)
def export(request: _Request) -> HttpResponseBase:
    """The lines of the present filters as CSV, streamed."""
    form = FilterForm(request.GET)
    lines = _lines(request, form).select_related("by", "link").order_by("-at", "-id")
    note("csv", list(form.kept()), by=request.user, at=request.at)
    zone = timezone.get_current_timezone()  # taken now: the rows are written after the edge has been left
    words = {key: sentence_of(key) for key in sentences()}

    def rows() -> Iterator[list[Any]]:
        for entry in lines.iterator(chunk_size=2000):
            when = entry.at.astimezone(zone).isoformat(timespec="seconds")
            said = words.get(entry.key, entry.key)
            link = getattr(entry, "link", None)
            yield [when, entry.by.name, entry.by.email, entry.key, said, entry.subject_type, entry.subject_id, entry.subject_label,
                   entry.origin, shown(entry.detail), entry.pk, *((link.day, bytes(link.hash).hex()) if link else ("", ""))]  # fmt: skip

    header = [_("When"), _("Who"), _("E-mail"), _("Key"), _("What"), _("Kind"), _("Number"), _("On what"), _("From where"), _("Detail"),
              _("Line"), _("Day of the chain (UTC)"), _("Hash")]  # fmt: skip
    return csv_response(f"{slugify(_('Journal'))}-{request.at.astimezone(zone):%Y-%m-%d}.csv", header, rows())


@guarded(Permission.SEE_JOURNAL)
def export_chained(request: _Request) -> HttpResponseBase:
    """The lines of the present filters with their hashes, for a program that proves them; unfiltered, with the seals too."""
    form = FilterForm(request.GET)
    lines, filters = _lines(request, form).select_related(None), list(form.kept())
    note("jsonl", filters, by=request.user, at=request.at)
    response = StreamingHttpResponse(chained_lines(lines, whole=not filters), content_type="application/jsonl; charset=utf-8")
    name = f"{slugify(_('Journal'))}-{request.at.astimezone(timezone.get_current_timezone()):%Y-%m-%d}.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


# The chain ------------------------------------------------------------------------------------------------------------


@guarded(Permission.SEE_JOURNAL)
def chain(request: _Request) -> HttpResponse:
    """What proves the journal: the last check, the days with their seals; and how long lines are kept."""
    return _chain(request, KeepingForm(initial={"years": Book.current().years}))


def _chain(request: _Request, form: KeepingForm) -> HttpResponse:
    if not request.user.may_everywhere(Permission.SEE_JOURNAL):
        raise NotAllowed(Permission.SEE_JOURNAL)
    seals, page = keyset_page(Anchor.objects.select_related("retirement"), request.GET, order=("day",), descending=True)
    context = {
        "checked": Entry.objects.filter(key="journal.checked").order_by("-pk").first(),
        "newest": Link.objects.order_by("-pk").first(),
        "waiting": waiting(),
        "seals": [(seal, bytes(seal.seal).hex()) for seal in seals],
        "page": page,
        "form": form,
        "years": Book.current().years,
        "may_change": request.user.may_everywhere(Permission.CHANGE_ORGANISATION),
    }
    return render(request, "journal/chain.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def keeping(request: _Request) -> HttpResponse:
    """Another rule of keeping."""
    if not request.user.may_everywhere(Permission.CHANGE_ORGANISATION):
        raise NotAllowed(Permission.CHANGE_ORGANISATION)
    form = KeepingForm(request.POST)
    if not form.is_valid():
        return _chain(request, form)
    change_keeping(years=form.cleaned_data["years"], by=request.user, at=request.at)
    tell(request, _("The rule of keeping has been changed."))
    return redirect("journal:chain")
