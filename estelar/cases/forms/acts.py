"""The small forms of what is done with a case: each asks for what its operation needs and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.forms.inbox import handlers
from estelar.cases.forms.writing import Area, OnceField
from estelar.cases.models import Case, Cause, Point, Theme
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.operations.finding import case_named
from estelar.cases.rules.terms import INCOMPLETE
from estelar.cycles.models import Moment, Service
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from django.db.models import QuerySet


class ActForm(forms.Form):
    """A form about a case, filled in by a person who had the case before them as it was then: `version`."""

    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.person = case, person
        self.initial.setdefault("version", case.version)
        self.prepare()

    def prepare(self) -> None:
        """Choices and first values that depend on the case and the person."""

    def choose(self, name: str, rows: QuerySet[Any, Any]) -> None:
        """The rows that a field offers."""
        self.fields[name].queryset = rows  # type: ignore[attr-defined]


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Why?"), max_length=5_000, widget=Area)


class AssignForm(ActForm):
    to = forms.ModelChoiceField(
        Person.objects.none(), label=_("To whom"), required=False, empty_label=_("nobody: back to the queue of the unit")
    )

    def prepare(self) -> None:
        self.choose("to", handlers(self.person, self.case.unit))
        self.initial.setdefault("to", self.case.owner_id)


class HandOverForm(ActForm):
    to = forms.ModelChoiceField(Person.objects.none(), label=_("To whom"))
    note = forms.CharField(label=_("How it stands"), max_length=5_000, widget=Area, help_text=_("Stays in the house, as a note."))

    def prepare(self) -> None:
        self.choose("to", handlers(self.person, self.case.unit).exclude(pk=self.person.pk))


class MoveForm(ActForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("To which unit"))
    reason = forms.CharField(label=_("Why?"), max_length=5_000, widget=Area)

    def prepare(self) -> None:
        self.choose("unit", Unit.objects.visible_to(self.person).open().exclude(pk=self.case.unit_id).order_by("path"))


class AskForm(ActForm):
    what = forms.CharField(
        label=_("What is missing"), max_length=5_000, widget=Area, help_text=_("In words that whoever asked understands: they are sent.")
    )


class TransferForm(ActForm):
    to = forms.CharField(label=_("Who is competent"), max_length=200)
    reason = forms.CharField(label=_("Why?"), max_length=5_000, widget=Area, help_text=_("Whoever brought the case reads this."))


class PauseForm(ActForm):
    cause = forms.ChoiceField(label=_("Cause that the law knows"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def prepare(self) -> None:
        rule, lang = rule_of(self.case), get_language() or "es"
        known = rule.pauses if rule is not None else ()
        self.fields["cause"].choices = [(p.cause, p.words.in_(lang)) for p in known if p.cause != INCOMPLETE]  # type: ignore[attr-defined]


class ExtendForm(ActForm):
    amount = forms.IntegerField(label=_("How much longer"), min_value=1, max_value=365, required=False)
    reason = forms.CharField(
        label=_("Reasons"), max_length=5_000, widget=Area, help_text=_("They are sent to whoever asked, with the new date.")
    )
    third_party = forms.BooleanField(label=_("Somebody outside must give their word first"), required=False)

    def prepare(self) -> None:
        rule, lang = rule_of(self.case), get_language() or "es"
        if rule is not None and rule.term is not None:
            self.fields["amount"].help_text = _("In the unit of the term (%(term)s); empty: as far as the rule allows.") % {
                "term": rule.term.span.text().in_(lang)
            }
        if rule is None or not rule.extension.third_party_only:
            del self.fields["third_party"]


class CloseForm(ActForm):
    outcome = forms.ChoiceField(label=_("How it ends"), choices=[("", "—"), *rules.OUTCOME_CHOICES])
    reason = forms.CharField(
        label=_("Why it ends without an answer"), max_length=5_000, required=False, widget=Area,
        help_text=_("Only when it was withdrawn or not completed."),
    )  # fmt: skip
    cause = forms.ModelChoiceField(Cause.objects.none(), label=_("Root cause"), required=False, empty_label=_("not known yet"))
    measures = forms.CharField(label=_("Measures taken"), max_length=10_000, required=False, widget=Area)
    money_granted = forms.DecimalField(
        label=_("Money granted"), max_digits=15, decimal_places=2, min_value=0, required=False, localize=True
    )

    def prepare(self) -> None:
        self.choose("cause", Cause.objects.filter(closed_at=None).order_by("name"))
        usual = rules.Outcome.THANKED.value if self.case.kind == rules.Kind.COMPLIMENT else ""
        self.initial.setdefault("outcome", self.case.outcome or usual)
        if self.case.answered_at is not None:
            del self.fields["reason"]
        if self.case.money_claimed is None:
            del self.fields["money_granted"]


class ReopenForm(ReasonForm):
    points = forms.CharField(
        label=_("What must be answered now, one point a line"), max_length=10_000, required=False, widget=Area,
        help_text=_("Empty: the reason itself is the point."),
    )  # fmt: skip

    def clean_points(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]


class ReclassifyForm(ActForm):
    kind = forms.ChoiceField(label=_("What it is by law"), choices=rules.KIND_CHOICES)
    reason = forms.CharField(
        label=_("Why?"), max_length=5_000, widget=Area, help_text=_("The journal and a report show every corrected class.")
    )

    def prepare(self) -> None:
        self.initial.setdefault("kind", self.case.kind)


class ChangeForm(ActForm):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("Theme"), required=False, empty_label=_("none yet"))
    service = forms.ModelChoiceField(Service.objects.none(), label=_("Service"), required=False, empty_label=_("none in particular"))
    moments = forms.ModelMultipleChoiceField(Moment.objects.none(), label=_("Moments"), required=False)
    severity = forms.TypedChoiceField(label=_("Severity"), choices=rules.SEVERITY_CHOICES, coerce=int)
    vulnerability = forms.MultipleChoiceField(
        label=_("Attend first, because of"),
        choices=list(rules.VULNERABILITIES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    money_claimed = forms.DecimalField(
        label=_("Money claimed"), max_digits=15, decimal_places=2, min_value=0, required=False, localize=True
    )
    reason = forms.CharField(
        label=_("Why?"), max_length=5_000, required=False, widget=Area,
        help_text=_("Only when another theme brings another term: the deadline moves then, and stays when an agent changes the theme."),
    )  # fmt: skip

    def prepare(self) -> None:
        case = self.case
        if not self.person.may(Permission.ASSIGN_CASES, case.unit):
            del self.fields["reason"]
        self.choose("theme", Theme.objects.visible_to(self.person).filter(closed_at=None).order_by("name"))
        self.choose("service", Service.objects.order_by("name"))
        self.choose("moments", moments_of(self.person))
        self.initial = {
            "subject": case.subject, "theme": case.theme_id, "service": case.service_id, "severity": case.severity,
            "moments": list(case.moments.values_list("pk", flat=True)), "vulnerability": case.vulnerability,
            "money_claimed": case.money_claimed,
            **self.initial,
        }  # fmt: skip


def moments_of(person: Person) -> QuerySet[Moment, Moment]:
    """The moments of the cycles in force, by cycle."""
    return Moment.objects.visible_to(person).in_force().select_related("cycle").order_by("cycle__name", "position")


class ConcernForm(ActForm):
    person_concerned = forms.ModelChoiceField(Person.objects.none(), label=_("Who"))

    def prepare(self) -> None:
        there = self.case.concerns.values("person")
        people = Person.objects.visible_to(self.person).filter(is_active=True, kind=Person.Kind.HUMAN).exclude(pk__in=there)
        self.choose("person_concerned", people.order_by("name"))


class UnconcernForm(ActForm):
    person_concerned = forms.ModelChoiceField(Person.objects.none(), label=_("Who"))

    def prepare(self) -> None:
        self.choose("person_concerned", Person.objects.filter(pk__in=self.case.concerns.values("person")).order_by("name"))


class CaseField(forms.CharField):
    """Another case, by its number or its tracking key."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, help_text=_("Its number (2026-000123) or its tracking key."), **kwargs)


class OtherForm(ActForm):
    other = CaseField(label=_("The other case"))

    def clean_other(self) -> Case:
        found = case_named(Case.objects.visible_to(self.person), self.cleaned_data["other"])
        if found is None:
            raise forms.ValidationError(_("No case that you may see has this number or key. Check it."))
        return found


class SplitForm(ActForm):
    points = forms.ModelMultipleChoiceField(Point.objects.none(), label=_("Points of the new case"), widget=forms.CheckboxSelectMultiple)
    subject = forms.CharField(label=_("Subject of the new case"), max_length=200)
    kind = forms.ChoiceField(label=_("What it is by law"), choices=rules.KIND_CHOICES)

    def prepare(self) -> None:
        self.choose("points", self.case.points.filter(answered_at=None))
        self.initial.setdefault("kind", self.case.kind)


class ParentForm(ActForm):
    other = CaseField(label=_("The greater case"), required=False)

    def clean_other(self) -> Case | None:
        if not self.cleaned_data["other"]:
            return None
        found = case_named(Case.objects.visible_to(self.person), self.cleaned_data["other"])
        if found is None:
            raise forms.ValidationError(_("No case that you may see has this number or key. Check it."))
        return found


class RatingForm(ActForm):
    rating = forms.TypedChoiceField(
        label=_("How satisfied are they with the handling?"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("5, very")), (4, "4"), (3, "3"), (2, "2"), (1, _("1, not at all"))],
    )  # fmt: skip
    comment = forms.CharField(label=_("In their words"), max_length=5_000, required=False, widget=Area)


class AddForm(ActForm):
    once = OnceField()
    text = forms.CharField(label=_("What they said"), max_length=100_000, widget=Area)
    channel = forms.ChoiceField(
        label=_("How it came"),
        choices=[(c.value, rules.CHANNELS[c]) for c in (rules.Channel.COUNTER, rules.Channel.PHONE, rules.Channel.PAPER)],
    )


class PointAddForm(ActForm):
    text = forms.CharField(label=_("One thing that is asked"), max_length=500)


class AgainForm(forms.Form):
    """A message that did not arrive goes another way."""

    channel = forms.ChoiceField(label=_("By"), choices=rules.ANSWER_CHOICES)
    address = forms.CharField(label=_("To this address"), max_length=300, required=False)


class ProofForm(forms.Form):
    """How we know that a message arrived."""

    proof = forms.CharField(label=_("How we know"), max_length=500, help_text=_("Who signed, when; the number of the courier."))
