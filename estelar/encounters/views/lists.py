"""The latest contacts, one contact, a customer's contacts, and the same as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.customers.models import Customer
from estelar.cycles.rules import CHANNELS
from estelar.encounters import rules
from estelar.encounters.forms.lists import Filters, one_page
from estelar.encounters.forms.record import RemoveForm
from estelar.encounters.models import Encounter
from estelar.encounters.operations.export import csv_header, csv_rows, note_export
from estelar.encounters.operations.latest import may_change
from estelar.encounters.operations.record import remove as remove_encounter
from estelar.encounters.views.history import history
from estelar.encounters.views.rows import impression_badge, impressions_of, lines, rating_words, source_words, visits
from estelar.people.context import word_of
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Page, with_query
from estelar.ui.guard import guarded, public
from estelar.ui.spreadsheet import csv_response
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import PublicRequest, Request


@guarded(Permission.SEE_ENCOUNTERS)
def encounters(request: Request) -> HttpResponse:
    """The latest contacts of the units one sees, filtered by the address."""
    filters = Filters.of(request.GET, request.user)
    found, page = one_page(filters.rows(), request.GET)
    context = {
        "filters": filters,
        "chips": filters.chips(request.GET),
        "lines": lines(found, reader=request.user),
        "page": page,
        "may_record": request.user.may(Permission.RECORD_ENCOUNTERS),
        "export_url": reverse("encounters:export") + with_query(request.GET),
        "kept": [(name, value) for name, value in request.GET.items() if name not in ("from", "to", "after", "before")],
    }
    return render(request, "encounters/list.html", context)


@guarded(Permission.SEE_ENCOUNTERS)
def export(request: Request) -> StreamingHttpResponse:
    """The filtered list as CSV, row by row."""
    filters = Filters.of(request.GET, request.user)
    note_export(filters.words(), by=request.user, at=request.at)
    word = word_of(request.organisation, get_language())
    header = [str(name) for name in csv_header(customer=word.one)]
    return csv_response(f"{_('contacts')}-{request.at:%Y%m%d-%H%M}.csv", header, csv_rows(filters.rows(), reader=request.user))


def _visible(request: Request, pk: int) -> Encounter:
    rows = Encounter.objects.visible_to(request.user).select_related("moment__cycle", "unit", "customer", "served_by", "recorded_by")
    return get_object_or_404(rows, pk=pk)


@guarded(Permission.SEE_ENCOUNTERS)
def detail(request: Request, pk: int) -> HttpResponse:
    """One contact, with everything that happened to it since."""
    encounter = _visible(request, pk)
    visible = encounter.customer_id and Customer.objects.visible_to(request.user).filter(pk=encounter.customer_id).exists()
    visit = Encounter.objects.visible_to(request.user).filter(visit=encounter.visit) if encounter.visit else Encounter.objects.none()
    scale = rules.SCALES.get(encounter.scale)
    context = {
        "encounter": encounter,
        "badge": impression_badge(encounter),
        "how": source_words(encounter.impression_source),
        "rating": rating_words(encounter),
        "scale_words": rules.described(scale) if scale else None,
        "channel": dict(CHANNELS).get(encounter.channel, encounter.channel),
        "elements": [(rules.ELEMENT_NAMES.get(d.element, d.element), d.evidence) for d in encounter.dissatisfactions.order_by("element")],
        "customer_visible": visible,
        "visit": lines(one_page(visit, QueryDict(), 20)[0], reader=request.user) if encounter.visit else [],
        "history": history(encounter, reader=request.user, word=word_of(request.organisation, get_language())),
        "may_change": may_change(encounter, by=request.user, at=request.at),
    }
    return render(request, "encounters/detail.html", context)


@guarded(Permission.RECORD_ENCOUNTERS)
def remove(request: Request, pk: int) -> HttpResponse:
    """Ask for the reason, and take the contact away for good."""
    encounter = _visible(request, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        remove_encounter(encounter, by=request.user, at=request.at, reason=form.cleaned_data["reason"])
        tell(request, _("The contact is gone. The journal keeps that it was there."))
        return redirect("encounters:list")
    context = {"form": form, "encounter": encounter, "badge": impression_badge(encounter)}
    return render(request, "encounters/remove.html", context, status=422 if form.is_bound else 200)


@guarded(Permission.SEE_ENCOUNTERS)
def of_customer(request: Request, pk: int) -> HttpResponse:
    """What one customer lived, visit by visit, the latest first: a page, and for htmx the bare timeline."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    theirs = Encounter.objects.visible_to(request.user).filter(customer=customer)
    found, page = one_page(theirs, request.GET, 20)
    here = reverse("encounters:of_customer", args=[pk])  # the timeline also stands on another page
    context = {
        "customer": customer,
        "visits": visits(lines(found, reader=request.user)),
        "impressions": impressions_of(theirs) if found and not page.previous_url else None,
        "page": Page(page.previous_url and here + page.previous_url, page.next_url and here + page.next_url),
        "crumbs": [Crumb(str(customer), reverse("customers:customer", args=[pk])), Crumb(_("Contacts"))],
    }
    return render(request, "encounters/of_customer.html#timeline" if request.htmx else "encounters/of_customer.html", context)


@public
def impression_rule(request: PublicRequest) -> HttpResponse:
    """The written rule: what a rating means on every scale. `?scale=` brings one row for the foot of a figure (htmx)."""
    wanted = request.GET.get("scale", "")
    scales = [rules.described(s) for s in rules.SCALES.values() if not request.htmx or not wanted or s.code == wanted]
    context = {
        "scales": scales,
        "version": rules.RULE_VERSION,
        "base": "ui/base.html" if request.user.is_authenticated else "ui/public.html",
    }
    return render(request, "encounters/impression_rule.html#table" if request.htmx else "encounters/impression_rule.html", context)
