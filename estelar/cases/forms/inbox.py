"""How the inbox is looked at: a view by name, and filters, all of it in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from estelar.cases import rules
from estelar.cases.models import Case, Notification, Theme
from estelar.people.models import Person, Unit
from estelar.permissions import Permission
from estelar.ui.components import Chip, chip_from

if TYPE_CHECKING:
    from django.http import QueryDict
    from django.utils.functional import Promise as Lazy

    from estelar.cases.models import CaseQuerySet

Kind, Status = rules.Kind, rules.Status


@dataclass(frozen=True)
class View:
    """A way to look at the inbox that everybody has."""

    key: str
    name: str | Lazy
    icon: str
    empty: str | Lazy
    counted: bool = False  # at most up to a hundred, along an index
    by_reception: bool = False  # what is over has no next deadline


VIEWS: tuple[View, ...] = (
    View("mine", pgettext_lazy("cases", "Mine"), "user-check", gettext_lazy("No open case is yours. Take one of your unit."), counted=True),
    View("unit", gettext_lazy("My units"), "inbox", gettext_lazy("There is no open case in your units.")),
    View("free", gettext_lazy("Without an owner"), "user-x", gettext_lazy("Every open case has an owner."), counted=True),
    View("today", gettext_lazy("Due today"), "calendar-days", gettext_lazy("Nothing is due today."), counted=True),
    View("late", gettext_lazy("Overdue"), "triangle-alert", gettext_lazy("Nothing is overdue."), counted=True),
    View("waiting", gettext_lazy("Waiting for the other side"), "hourglass", gettext_lazy("We wait for nobody.")),
    View("second", gettext_lazy("Second failures"), "badge-alert", gettext_lazy("Nobody was failed twice."), counted=True),
    View("unsent", gettext_lazy("Answers that did not arrive"), "mail", gettext_lazy("Every answer arrived."), counted=True),
    View("compliments", gettext_lazy("Compliments"), "heart-handshake", gettext_lazy("No compliment yet."), by_reception=True),
    View("closed", gettext_lazy("Closed"), "archive", gettext_lazy("No case has been closed yet."), by_reception=True),
    View("all", pgettext_lazy("cases", "All, open and closed"), "list", gettext_lazy("There is no case yet."), by_reception=True),
)
BY_KEY = {view.key: view for view in VIEWS}
FILTERS = ("view", "kind", "unit", "owner", "status", "severity", "theme", "sort")
COUNTED_TO = 99
MOST_AT_ONCE = 200


def end_of_day(at: datetime) -> datetime:
    """Midnight that ends this day in the organisation's time zone."""
    local = timezone.localtime(at)
    return datetime.combine(local.date() + timedelta(days=1), time(), tzinfo=local.tzinfo)


def viewed(rows: CaseQuerySet, key: str, *, person: Person, at: datetime) -> CaseQuerySet:
    """The rows of a view that everybody has."""
    if key == "compliments":
        return rows.filter(kind=Kind.COMPLIMENT)
    if key == "closed":
        return rows.filter(is_open=False)
    if key == "all":
        return rows
    rows = rows.open()
    if key == "mine":
        return rows.filter(owner=person)
    if key == "free":
        return rows.filter(owner=None)
    if key == "today":
        return rows.filter(paused_at=None, next_due_at__lt=end_of_day(at), next_due_at__gte=at)
    if key == "late":
        return rows.late_at(at)
    if key == "waiting":
        return rows.filter(Q(status=Status.INCOMPLETE) | Q(customer_waits=False, status=Status.IN_WORK))
    if key == "second":
        return rows.filter(is_second_failure=True)
    if key == "unsent":
        failed = Notification.objects.filter(message__case=OuterRef("pk"), state=Notification.State.FAILED)
        return rows.filter(Exists(failed))
    return rows


class Look:
    """What the address asks for; whatever it cannot mean is left out."""

    def __init__(self, query: QueryDict, *, person: Person, at: datetime) -> None:
        self.query, self.person, self.at = query, person, at
        usual = "mine" if person.may(Permission.HANDLE_CASES) else "unit"
        self.view = BY_KEY.get(query.get("view", usual), BY_KEY[usual])

    def number(self, name: str) -> int | None:
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    @cached_property
    def units(self) -> list[Unit]:
        return list(Unit.objects.where(self.person, Permission.SEE_CASES).open().order_by("path"))

    @property
    def by_reception(self) -> bool:
        return self.query.get("sort") == "latest" or self.view.by_reception

    @property
    def any(self) -> bool:
        """Is anything filtered besides the view?"""
        return any(self.query.get(name) for name in FILTERS if name not in ("view", "sort"))

    def rows(self) -> CaseQuerySet:
        """The cases that the person sees and the address asks for, in no order."""
        rows = viewed(Case.objects.visible_to(self.person), self.view.key, person=self.person, at=self.at)
        q = self.query
        if q.get("kind") in set(Kind):
            rows = rows.filter(kind=q["kind"])
        if q.get("status") in set(Status):
            rows = rows.filter(status=q["status"])
        if self.number("severity"):
            rows = rows.filter(severity__gte=self.number("severity"))
        if unit := next((u for u in self.units if u.pk == self.number("unit")), None):
            rows = rows.filter(unit__in=Unit.objects.below(unit))
        if theme := self.number("theme"):
            rows = rows.filter(Q(theme=theme) | Q(theme__parent=theme))
        if q.get("owner") == "me":
            rows = rows.filter(owner=self.person)
        elif q.get("owner") == "none":
            rows = rows.filter(owner=None)
        elif owner := self.number("owner"):
            rows = rows.filter(owner=owner)
        return rows

    def chips(self) -> list[Chip]:
        """The filters, each stating its value."""
        q, everything = self.query, [("", pgettext("filter", "all"))]
        every_one = [("", pgettext("filter of a feminine word", "all"))]  # unit and severity, in Spanish
        chips = [chip_from(q, _("Kind"), "kind", [*everything, *((k.value, name) for k, name in rules.KINDS.items())])]
        if len(self.units) > 1:
            chips.append(chip_from(q, _("Unit"), "unit", [*every_one, *((str(u.pk), u.name) for u in self.units)]))
        if self.view.key not in ("mine", "free"):
            chips.append(chip_from(q, _("Owner"), "owner", [*everything, ("me", pgettext("owner", "me")), ("none", _("nobody"))]))
        chips.append(chip_from(q, _("State"), "status", [*everything, *((s.value, name) for s, name in rules.STATUSES.items())]))
        themes = Theme.objects.visible_to(self.person).filter(closed_at=None).order_by("name")[:60]
        if choices := [(str(theme.pk), theme.name) for theme in themes]:
            chips.append(chip_from(q, _("Theme"), "theme", [*everything, *choices]))
        grave = [(str(int(s)), name) for s, name in rules.SEVERITIES.items() if s >= rules.Severity.SERIOUS]
        chips.append(chip_from(q, _("Severity"), "severity", [*every_one, *grave]))
        if not self.view.by_reception:
            chips.append(chip_from(q, _("Order"), "sort", [("", _("by deadline")), ("latest", _("latest first"))]))
        return chips


class BulkForm(forms.Form):
    """One thing done to several cases."""

    case = forms.ModelMultipleChoiceField(Case.objects.none(), error_messages={"required": gettext_lazy("Tick the cases first.")})
    owner = forms.ModelChoiceField(Person.objects.none(), required=False, label=gettext_lazy("Give them to"), empty_label="—")
    theme = forms.ModelChoiceField(Theme.objects.none(), required=False, label=gettext_lazy("Theme"), empty_label="—")
    start = forms.BooleanField(required=False, label=gettext_lazy("Begin to work on those that have just come in"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = Case.objects.visible_to(person)
        self.fields["case"].queryset = self.seen  # type: ignore[attr-defined]
        self.fields["theme"].queryset = Theme.objects.visible_to(person).filter(closed_at=None).order_by("name")  # type: ignore[attr-defined]
        self.fields["owner"].queryset = handlers(person)  # type: ignore[attr-defined]
        if not person.may(Permission.ASSIGN_CASES):
            del self.fields["owner"]

    def ticked(self) -> list[Case]:
        """The cases that were ticked, as far as the person sees them."""
        given = [pk for pk in (self["case"].value() or []) if str(pk).isascii() and str(pk).isdigit() and len(str(pk)) < 19]
        return list(self.seen.filter(pk__in=given[:MOST_AT_ONCE]).order_by("pk"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("owner") or cleaned.get("theme") or cleaned.get("start")):
            self.add_error(None, _("Choose what is to be done with the ticked cases."))
        return cleaned


def handlers(person: Person, unit: Unit | None = None) -> Any:
    """Who may be given cases: the people one sees who work where one sees cases (in `unit` or above it)."""
    people = Person.objects.visible_to(person).filter(is_active=True, kind=Person.Kind.HUMAN)
    if unit is not None:
        people = people.filter(assignments__unit__in=unit.way)
    return people.distinct().order_by("name")


class ViewForm(forms.Form):
    """A name for the filters as they stand."""

    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)
    query = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
    is_shared = forms.BooleanField(label=gettext_lazy("For everybody"), required=False)
