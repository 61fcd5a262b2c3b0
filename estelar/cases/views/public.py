"""The customer's side, without an account: bring a case, follow it, add to it, read the answer. Works without scripts."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from estelar.cases import rules
from estelar.cases.forms.public import AddForm, PublicForm, RatingForm, form_of
from estelar.cases.models import Case, Message, Sheet
from estelar.cases.operations import answering, classifying, papers, receipts, tracking
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.rules import public as words
from estelar.cases.views.papers import as_pdf
from estelar.channels import serving
from estelar.channels.operations import attachments
from estelar.channels.rules.content import size_words
from estelar.errors import RuleBroken
from estelar.people.models import Person
from estelar.people.requests import address_of
from estelar.ui.form_errors import say
from estelar.ui.guard import public

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from estelar.channels.models import Attachment
    from estelar.people.requests import PublicRequest

type View = Callable[..., HttpResponseBase]
HELD = "pqrs"  # in the session: which cases this browser has proved to be theirs, and until when
SECONDS = 7200  # after so long without a look the proof is asked for again
MOST_HELD = 10


def open_door[V: View](view: V) -> V:
    """Public, in the visitor's language, never kept by a cache, and refusing what is far too large before it is read."""
    checked = csrf_protect(view)

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = request.user.language if isinstance(request.user, Person) else ""
        with translation.override(language or translation.get_language_from_request(request)):
            most = words.TOGETHER * settings.ESTELAR_ATTACHMENT_BYTES
            if int(request.META.get("CONTENT_LENGTH") or 0) > most + 1_000_000:
                sentence = _("Together the files may have up to %(most)s. Send fewer or smaller ones.") % {"most": size_words(most)}
                return render(request, "ui/errors/422.html", {"sentence": sentence, "code": "too_large"}, status=413)
            response = checked(request, *args, **kwargs)
            response["Cache-Control"] = "private, no-store"
            response["Content-Language"] = translation.get_language() or "es"
            return response

    return cast("V", public(csrf_exempt(entered)))  # checked above, once the size is known


def place_of(request: HttpRequest) -> str:
    """From where it comes; of IPv6 the network of one household."""
    address = address_of(request)
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address


# Bring a case ------------------------------------------------------------------------------------------------------------


@open_door
def new(request: PublicRequest) -> HttpResponse:
    """Bring a case."""
    offices = tracking.offices()
    if not offices:
        return render(request, "cases/public/new.html", {"form": None})
    sent, status = request.method == "POST", 200
    kind = form_of(request.organisation.country)
    form = kind(request.POST if sent else None, request.FILES if sent else None, at=request.at, offices=offices)
    if sent:
        if form.is_valid() and (case := _file(request, form)) is not None:
            hold(request, case)
            return redirect("pqrs:filed", pk=case.pk)
        status = 422
    most = size_words(settings.ESTELAR_ATTACHMENT_BYTES)
    context = {"form": form, "most": most, "files": words.MOST_FILES, "is_book": request.organisation.country == "PE"}
    return render(request, "cases/public/new.html", context, status=status)


def _file(request: PublicRequest, form: PublicForm) -> Case | None:
    """The case with its files, all or nothing. A second tap finds the case of the first."""
    said = form.filing()
    if (known := Case.objects.filter(source=tracking.SOURCE, external_id=said["external_id"]).first()) is not None:
        return known
    if not tracking.may_file(place_of(request), at=request.at):
        form.add_error(
            None, _("Very many cases are coming in from here just now. What you wrote is still below: send it again in an hour.")
        )
        return None
    try:
        with transaction.atomic():
            return tracking.file_case(attachments=_stored(request, form.cleaned_data["attached"]), at=request.at, **said)
    except RuleBroken as broken:
        say(form, _for_files(broken))
        return None


def _for_files(broken: RuleBroken) -> RuleBroken:
    if broken.field == "attachments":
        broken.field = "attached"
    return broken


def _stored(request: PublicRequest, files: Sequence[UploadedFile[Any]]) -> list[Attachment]:
    robot = Person.objects.robot()
    return [
        attachments.store(file.name or "", cast("BinaryIO", file), by=robot, at=request.at, declared_type=file.content_type or "")
        for file in files
    ]


@open_door
def filed(request: PublicRequest, pk: int) -> HttpResponse:
    """What to keep: number, key, since when, until when."""
    case = _held(request, pk)
    if case is None:
        return redirect("pqrs:tracking")
    language = translation.get_language() or "es"
    context = {
        "case": case,
        "sheet": Sheet.objects.filter(case=case).first(),
        "key": rules.shown(case.key),
        "deadline": receipts.deadline_in_words(case, language),
        "mailed": case.messages.filter(kind=Message.Kind.RECEIPT, notifications__isnull=False).exists(),
        "anonymous": not (case.contact_email or case.contact_phone or case.contact_document),
    }
    return render(request, "cases/public/filed.html", context)


# Follow it ---------------------------------------------------------------------------------------------------------------


def hold(request: HttpRequest, case: Case) -> None:
    """This browser has proved that the case is theirs, for a while. The session gets a new number: nobody prepared it for them."""
    at = int(cast("PublicRequest", request).at.timestamp())
    held = {pk: until for pk, until in request.session.get(HELD, {}).items() if until > at}
    held[str(case.pk)] = at + SECONDS
    request.session[HELD] = dict(list(held.items())[-MOST_HELD:])
    request.session.cycle_key()


def _held(request: PublicRequest, pk: int) -> Case | None:
    """The case, when this browser has proved it lately."""
    at, held = int(request.at.timestamp()), request.session.get(HELD, {})
    if held.get(str(pk), 0) <= at:
        return None
    case = Case.objects.filter(pk=pk).select_related("unit", "merged_into", "calendar_version").first()
    if case is not None and request.method == "GET" and held[str(pk)] < at + SECONDS - 300:
        request.session[HELD] = held | {str(pk): at + SECONDS}
    return case


@open_door
def case(request: PublicRequest, pk: int) -> HttpResponse:
    """Where the case stands, what was said, and room for more."""
    found = _held(request, pk)
    if found is None:
        return redirect("pqrs:tracking")
    return _page(request, found)


def _page(request: PublicRequest, found: Case, *, add: AddForm | None = None, rating: RatingForm | None = None) -> HttpResponse:
    said = tracking.messages_of(found)
    waits = found.is_open and found.answered_at is None and rule_of(found) is not None
    context = {
        "case": found,
        "key": rules.shown(found.key),
        "state": words.STATUS_WORDS[rules.Status(found.status)],
        "deadline": receipts.deadline_in_words(found, translation.get_language() or "es") if waits else "",
        "messages_of": said,
        "has_answer": any(one.kind == Message.Kind.ANSWER for one in said),
        "add": add or AddForm(),
        "rating": (rating or RatingForm()) if found.resolved_at and found.handling_rating is None else None,
    }
    return render(request, "cases/public/case.html", context, status=422 if add or rating else 200)


@open_door
def add(request: PublicRequest, pk: int) -> HttpResponse:
    """Add words or files to one's case."""
    found = _held(request, pk)
    if found is None:
        return redirect("pqrs:tracking")
    form = AddForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _added(request, found, form):
        messages.success(request, _("We have received what you added."))
        return redirect("pqrs:case", pk=pk)
    return _page(request, found, add=form if form.is_bound else AddForm({}))


def _added(request: PublicRequest, found: Case, form: AddForm) -> bool:
    if answering.is_said(found, form.cleaned_data["once"]):  # a second tap: it is written
        return True
    most, seconds = words.ADDED_TO_A_CASE
    if not tracking.allow("add", str(found.pk), most=most, seconds=seconds):
        form.add_error(None, _("You added very much just now. What you wrote is still below: send it again in an hour."))
        return False
    try:
        with transaction.atomic():
            files = _stored(request, form.cleaned_data["attached"])
            answering.add_from_customer(
                found, text=form.cleaned_data["text"], channel=rules.Channel.WEB, attachments=files, token=form.cleaned_data["once"],
                at=request.at,
            )  # fmt: skip
    except RuleBroken as broken:
        say(form, _for_files(broken))
        return False
    return True


@open_door
def rate(request: PublicRequest, pk: int) -> HttpResponse:
    """Say how one's case was handled, once it is resolved."""
    found = _held(request, pk)
    if found is None:
        return redirect("pqrs:tracking")
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and found.handling_rating is None:
        classifying.rate_handling(found, rating=form.cleaned_data["rating"], comment=form.cleaned_data["comment"], at=request.at)
        messages.success(request, _("Thank you. We read every one of these."))
        return redirect("pqrs:case", pk=pk)
    return _page(request, found, rating=form if form.is_bound else RatingForm({}))


@open_door
def receipt(request: PublicRequest, pk: int) -> HttpResponse:
    """The receipt of one's case, to keep or to print."""
    found = _held(request, pk)
    return as_pdf(papers.receipt(found), found.number) if found is not None else redirect("pqrs:tracking")


@open_door
def answer(request: PublicRequest, pk: int) -> HttpResponse:
    """The answer that one was given, to keep or to print."""
    found = _held(request, pk)
    if found is None:
        return redirect("pqrs:tracking")
    said = tracking.answer_of(found)
    if said is None:
        raise Http404
    return as_pdf(papers.letter(said), found.number)


@open_door
def file(request: PublicRequest, pk: int, message: int, attachment: int) -> HttpResponseBase:
    """A file of what they wrote or were sent."""
    found = _held(request, pk)
    said = next((one for one in tracking.messages_of(found) if one.pk == message), None) if found is not None else None
    if said is None:
        raise Http404
    return serving.serve(get_object_or_404(said.attachments, pk=attachment))
