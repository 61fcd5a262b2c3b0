"""The ledger of mail: what came in and what became of it, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from estelar.channels.models import FolderCursor, Mailbox
from estelar.channels.operations import ledger as operations
from estelar.channels.operations.custody import day_of
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Chip, chip_from
from estelar.ui.guard import guarded
from estelar.ui.spreadsheet import csv_response

PERIODS = {"7": 7, "30": 30, "92": 92, "366": 366}


def _lines(request: Request) -> tuple[list[operations.Line], date]:
    today = day_of(request.at)
    many = PERIODS.get(request.GET.get("days", "30"), 30)
    wanted = request.GET.get("mailbox", "")
    mailbox = int(wanted) if wanted.isdecimal() and len(wanted) < 18 else None
    return operations.days(since=today - timedelta(days=many - 1), until=today, person=request.user, mailbox=mailbox), today


def _chips(request: Request) -> list[Chip]:
    boxes = [(str(pk), name) for pk, name in Mailbox.objects.visible_to(request.user).values_list("pk", "name")]
    periods = [("30", _("30 days")), ("7", _("7 days")), ("92", _("3 months")), ("366", _("a year"))]
    return [
        chip_from(request.GET, _("Period"), "days", periods),
        chip_from(request.GET, _("Mailbox"), "mailbox", [("", pgettext("mailboxes", "All")), *boxes, ("0", _("other ways"))]),
    ]


@guarded(Permission.SEE_CHANNELS)
def ledger(request: Request) -> HttpResponse:
    """Both sides of every day, and what the servers have."""
    lines, _today = _lines(request)
    cursors = FolderCursor.objects.filter(mailbox__in=Mailbox.objects.visible_to(request.user), mailbox__is_active=True)
    context = {
        "lines": lines,
        "total": operations.total(lines),
        "unbalanced": [line for line in lines if not line.balances],
        "cursors": cursors.exclude(compared_at=None).select_related("mailbox").order_by("mailbox__name", "folder"),
        "chips": _chips(request),
        "query": request.GET.urlencode(),
    }
    return render(request, "channels/ledger.html", context)


@guarded(Permission.SEE_CHANNELS)
def ledger_csv(request: Request) -> StreamingHttpResponse:
    """The same as a file."""
    lines, today = _lines(request)
    header = [
        _("Day"), _("Mailbox"), pgettext("ledger", "Received"), _("Cases"), pgettext("ledger", "Replies"), _("Machine mail"),
        pgettext("ledger", "Copies"), pgettext("ledger", "Old"), _("Quarantine"), pgettext("ledger", "Rejected"),
        pgettext("ledger", "Waiting"), _("Balances"),
    ]  # fmt: skip
    rows = (
        [line.day, line.name or _("other ways"), line.received, *(getattr(line, name) for name in operations.COLUMNS), int(line.balances)]
        for line in lines
    )
    return csv_response(f"{slugify(_('Ledger of mail'))}-{today:%Y-%m-%d}.csv", header, rows)
