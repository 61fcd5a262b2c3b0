"""What is settled beforehand for all cases: themes, causes, legal terms, who gets what, who is told, templates, absences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar import law
from estelar.cases.forms import settled as forms
from estelar.cases.models import Absence, Cause, Confirmation, Escalation, Regime, Routing, Template, Theme
from estelar.cases.operations import assigning, deadlines, settling
from estelar.cases.rules import terms as term_rules
from estelar.errors import BadInput, RuleBroken
from estelar.people.requests import Request
from estelar.people.rules import COUNTRIES
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell


@dataclass(frozen=True)
class Part:
    """One kind of thing that is settled: its table, its form, and the words of its page."""

    slug: str
    model: type[Model]
    form: Callable[..., ModelForm[Any]]
    title: str | Lazy
    about: str | Lazy
    add: str | Lazy
    icon: str

    def rows(self, request: Request) -> QuerySet[Any]:
        """Those in use first."""
        found: QuerySet[Any] = self.model._default_manager.visible_to(request.user)  # type: ignore[attr-defined]
        names = {field.name for field in self.model._meta.get_fields()}
        follow = [name for name in ("parent", "theme", "unit", "from_unit", "to_unit", "person") if name in names]
        order = [name for name in ("closed_at", "position", "days_before", "name", "kind") if name in names]
        return (found.select_related(*follow) if follow else found).order_by(*order, "pk")


PARTS = {
    part.slug: part
    for part in (
        Part(
            "temas", Theme, forms.ThemeForm, gettext_lazy("Themes"),
            gettext_lazy("What cases are about. A theme may be part of another, and its cases may be confidential."),
            gettext_lazy("Add a theme"), "tag",
        ),
        Part(
            "causas", Cause, forms.CauseForm, gettext_lazy("Root causes"),
            gettext_lazy("Why it happened: told when a case is closed, so that improving begins with what weighs most."),
            gettext_lazy("Add a cause"), "sprout",
        ),
        Part(
            "regimenes", Regime, forms.RegimeForm, gettext_lazy("Which term holds"),
            gettext_lazy(
                "Without a line here, the usual term of the country's law holds. The most exact line wins: theme, then unit, then kind."
            ),
            gettext_lazy("Add a line"), "scale",
        ),
        Part(
            "reparto", Routing, forms.RoutingForm, gettext_lazy("Who gets a new case"),
            gettext_lazy("The first line that fits decides. Nobody gets a case about themselves, and nobody who is away."),
            gettext_lazy("Add a line"), "split",
        ),
        Part(
            "alertas", Escalation, forms.EscalationForm, gettext_lazy("Who is told before a term ends"),
            gettext_lazy("So many business days before, by the calendar of the case, its owner and this role in its unit are told, once."),
            gettext_lazy("Add a line"), "bell",
        ),
        Part(
            "plantillas", Template, forms.TemplateForm, gettext_lazy("Answers that are often given"),
            gettext_lazy("Text with variables, filled in and shown before it goes."), gettext_lazy("Add a template"), "file-text",
        ),
    )
}  # fmt: skip


def _part(slug: str) -> Part:
    if slug not in PARTS:
        raise Http404
    return PARTS[slug]


def _whole(request: Request, permission: Permission = Permission.CHANGE_CASE_RULES) -> None:
    """The rules of cases concern the whole organisation: a role at the root. Raises NotAllowed."""
    if not request.user.may_everywhere(permission):
        raise NotAllowed(permission)


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Cases"), reverse("cases:inbox")), Crumb(_("Rules of cases"), reverse("cases:settled")), *more]


@guarded(Permission.SEE_CASES)
def overview(request: Request) -> HttpResponse:
    """Everything that can be settled, with how many lines each has."""
    parts = [(part, part.rows(request).count()) for part in PARTS.values()]
    return render(request, "cases/settled/overview.html", {"parts": parts, "crumbs": _crumbs()})


@guarded(Permission.SEE_CASES)
def rows(request: Request, part: str) -> HttpResponse:
    """The lines of one part."""
    one = _part(part)
    may_change = request.user.may_everywhere(Permission.CHANGE_CASE_RULES)
    context = {"part": one, "rows": [(row, _described(row)) for row in one.rows(request)], "may_change": may_change}
    return render(request, "cases/settled/rows.html", context | {"crumbs": _crumbs(Crumb(str(one.title)))})


def _described(row: Any) -> list[str]:
    """A line as one reads it."""
    if isinstance(row, Theme | Cause):
        return [_("part of “{name}”").format(name=row.parent.name)] if row.parent else []
    if isinstance(row, Regime):
        scope = [row.get_kind_display() if row.kind else "", row.theme.name if row.theme else "", row.unit.name if row.unit else ""]
        return [" · ".join(filter(None, scope)) or _("all cases")]
    if isinstance(row, Routing):
        scope = [
            row.get_kind_display() if row.kind else "",
            row.theme.name if row.theme else "",
            row.from_unit.name if row.from_unit else "",
        ]
        goes = [row.to_unit.name if row.to_unit else "", row.person.name if row.person else row.get_owner_display()]
        return [" · ".join(filter(None, scope)) or _("all cases"), "→ " + " · ".join(filter(None, goes))]
    return []


def _form(request: Request, part: Part, row: Any = None) -> ModelForm[Any]:
    words = {"organisation": request.organisation} if part.model is Regime else {}
    return part.form(request.POST or None, **({"instance": row} if row is not None else {}), **words)


@guarded(Permission.CHANGE_CASE_RULES)
def add(request: Request, part: str) -> HttpResponse:
    """A new line."""
    _whole(request)
    return _edit(request, _part(part))


@guarded(Permission.CHANGE_CASE_RULES)
def change(request: Request, part: str, pk: int) -> HttpResponse:
    """Another text, place or choice."""
    _whole(request)
    one = _part(part)
    return _edit(request, one, get_object_or_404(one.model._default_manager.visible_to(request.user), pk=pk))  # type: ignore[attr-defined]


def _edit(request: Request, part: Part, row: Any = None) -> HttpResponse:
    form = _form(request, part, row)
    if request.method == "POST" and form.is_valid():
        try:
            settling.settle(form.instance, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Saved."))
            return redirect("cases:settled_rows", part.slug)
    back = reverse("cases:settled_rows", args=[part.slug])
    context = {"form": form, "part": part, "row": row, "back": back, "crumbs": _crumbs(Crumb(str(part.title), back))}
    return render(request, "cases/settled/form.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CASE_RULES)
@require_POST
def withdraw(request: Request, part: str, pk: int) -> HttpResponse:
    """No longer used; or, of what was closed, used again."""
    _whole(request)
    one = _part(part)
    row = get_object_or_404(one.model._default_manager.visible_to(request.user), pk=pk)  # type: ignore[attr-defined]
    if getattr(row, "closed_at", None) is not None:
        settling.bring_back(row, by=request.user, at=request.at)
        tell(request, _("It is used again."))
    else:
        settling.withdraw(row, by=request.user, at=request.at)
        tell(request, _("It is no longer used."))
    return redirect("cases:settled_rows", part)


# Legal terms -------------------------------------------------------------------------------------------------------------


@guarded(Permission.SEE_CASES)
def terms(request: Request) -> HttpResponse:
    """The legal terms of a country: what each is, where it stands, how well it is verified, and whether it holds here."""
    wanted = request.GET.get("pais", request.organisation.country)
    country = wanted if wanted in law.COUNTRIES else law.COUNTRIES[0]
    said = deadlines.confirmed()
    found = [_shown(one, is_on=term_rules.is_on(one, said)) for one in law.rules(country)]
    context = {
        "rules": found,
        "country": country,
        "countries": [(one, COUNTRIES[one]) for one in law.COUNTRIES],
        "disclaimer": law.DISCLAIMER.in_(_language()),
    }
    return render(request, "cases/settled/terms.html", context | {"crumbs": _crumbs(Crumb(_("Legal terms")))})


def _language() -> str:
    return "en" if (get_language() or "es").startswith("en") else "es"


@guarded(Permission.SEE_CASES)
def term(request: Request, rule: str, number: int) -> HttpResponse:
    """One legal term in all its parts; an administrator says whether it holds, and why."""
    try:
        one = law.version(rule, number)
    except BadInput as unknown:
        raise Http404 from unknown
    may_confirm = request.user.may_everywhere(Permission.CHANGE_ORGANISATION)
    form = forms.ConfirmationForm(request.POST or None)
    if request.method == "POST":
        _whole(request, Permission.CHANGE_ORGANISATION)
        if form.is_valid():
            try:
                settling.confirm(one, **form.cleaned_data, by=request.user, at=request.at)
            except RuleBroken as broken:
                say(form, broken)
            else:
                tell(request, _("Saved."))
                return redirect("cases:term", rule, number)
    context = {"rule": one, "shown": _shown(one, is_on=term_rules.is_on(one, deadlines.confirmed())), "lines": _lines(one), "form": form}
    context |= {
        "may_confirm": may_confirm,
        "said": _said(one),
        "crumbs": _crumbs(Crumb(_("Legal terms"), reverse("cases:terms")), Crumb(one.id)),
    }
    return render(request, "cases/settled/term.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True)
class Shown:
    """A legal term in the words of the reader."""

    rule: law.Rule
    title: str
    term: str
    citation: str
    mark: str
    is_on: bool


def _shown(rule: law.Rule, *, is_on: bool) -> Shown:
    language = _language()
    mark = law.MARK_WORDS[rule.verified].in_(language)
    return Shown(rule, rule.title.in_(language), law.term_words(rule).in_(language), rule.citation.in_(language), mark, is_on)


def _said(rule: law.Rule) -> Confirmation | None:
    return Confirmation.objects.filter(rule_id=rule.id, rule_version=rule.version).select_related("by").first()


def _lines(rule: law.Rule) -> list[tuple[str, str]]:
    """Every part of the rule that says something: what, and how."""
    language = _language()
    lines = [
        (_("Silence"), rule.silence.words.in_(language)),
        (_("Receipt"), rule.receipt.words.in_(language)),
        (_("Answer"), rule.answer.appeal.in_(language) if rule.answer.appeal is not None else ""),
        (_("Incomplete request"), rule.incomplete.on_fail.in_(language) if rule.incomplete is not None else ""),
        (_("Extension"), rule.extension.conditions.in_(language) if rule.extension.conditions is not None else ""),
        (_("Transfer"), rule.transfer.words.in_(language) if rule.transfer is not None else ""),
        (_("Keep"), rule.retention.what.in_(language)),
        (_("Note"), rule.note.in_(language) if rule.note is not None else ""),
    ]
    lines += [(_("The clock stands still"), f"{pause.words.in_(language)} ({pause.citation})") for pause in rule.pauses]
    lines += [(_("Also due"), f"{duty.words.in_(language)}: {duty.span.text().in_(language)} ({duty.citation})") for duty in rule.duties]
    lines += [(_("Report"), report.words.in_(language)) for report in rule.reports]
    return [(what, how) for what, how in lines if how]


# Absences ----------------------------------------------------------------------------------------------------------------


@guarded(Permission.HANDLE_CASES)
def absences(request: Request) -> HttpResponse:
    """Who is or will be away, and a form to note it: for oneself, or for those whose cases one assigns."""
    form = forms.AbsenceForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            assigning.note_absence(**form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Saved."))
            return redirect("cases:absences")
    today = assigning.today(request.at)
    found = Absence.objects.visible_to(request.user).filter(last__gte=today).select_related("person", "stand_in").order_by("first", "pk")
    context = {"form": form, "absences": found, "crumbs": _crumbs(Crumb(_("Absences")))}
    return render(request, "cases/settled/absences.html", context, status=422 if form.errors else 200)


@guarded(Permission.HANDLE_CASES)
@require_POST
def end_absence(request: Request, pk: int) -> HttpResponse:
    """They are back."""
    assigning.end_absence(get_object_or_404(Absence.objects.visible_to(request.user), pk=pk), by=request.user, at=request.at)
    tell(request, _("Saved."))
    return redirect("cases:absences")
