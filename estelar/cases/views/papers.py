"""Papers of a case for people of ours: the receipt and a message as PDF."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404

from estelar.cases.models import Message
from estelar.cases.operations import evidence, papers
from estelar.cases.views import page
from estelar.permissions import Permission
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF, shown by the browser under this name, kept by no cache."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@guarded(Permission.SEE_CASES)
def receipt(request: Request, pk: int) -> HttpResponse:
    """The receipt of a case; in Peru the sheet of the complaints book."""
    case = page.one(request, pk)
    return as_pdf(papers.receipt(case), f"{case.number}")


@guarded(Permission.SEE_CASES)
def letter(request: Request, pk: int, message: int) -> HttpResponse:
    """A message of a case as a letter, to be sent by post or handed over; never a note."""
    case = page.one(request, pk)
    said = get_object_or_404(case.messages.exclude(kind=Message.Kind.NOTE).select_related("case"), pk=message)
    return as_pdf(papers.letter(said), f"{case.number}-{said.pk}")


IN_MEMORY = 8_000_000
"""Bytes of an evidence file that stay in memory; what is larger lies on the disk until it was sent."""


@guarded(Permission.SEE_CASES)
def whole(request: Request, pk: int) -> FileResponse:
    """Everything about a case in one file, for whoever asks for proof."""
    case = page.one(request, pk)
    target = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by the response
    evidence.make(case, target, by=request.user, at=request.at)
    target.seek(0)
    response = FileResponse(target, as_attachment=True, filename=f"{case.number}.zip", content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response
