from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.calendars.models import Version as CalendarVersion
from estelar.cases import rules
from estelar.cases.models.settled import Cause, Escalation, Theme
from estelar.customers.models import Customer
from estelar.cycles.models import Moment, Service
from estelar.encounters.models import Encounter
from estelar.people.models import Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from datetime import datetime

    from estelar.people.models import Person

PERSON = settings.AUTH_USER_MODEL


def _in_reach(person: Person, permission: Permission) -> Q:
    """Of the units in which the person may do this: by their numbers, and in the whole organisation no question at all.

    Asked by their paths it is answered by a join, after which PostgreSQL reads no list in the order of its index any more (among a million
    cases 300 ms instead of 1).
    """
    if person.may_everywhere(permission):
        return Q(unit__isnull=False)  # not an empty Q, which would vanish beside another with "or"
    return Q(unit__in=person.unit_numbers(permission))


def _readable(person: Person) -> Q:
    """Cases of the units one sees. Confidential ones only those entrusted with such cases there and their owner see, and never whom they
    concern."""
    about_them = Concern.objects.filter(person=person).values("case")
    return _in_reach(person, Permission.SEE_CASES) & (
        Q(is_confidential=False) | (_in_reach(person, Permission.SEE_CONFIDENTIAL) | Q(owner=person)) & ~Q(pk__in=about_them)
    )


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, person: Person) -> CaseQuerySet:
        """The cases that the person may see."""
        return self.filter(_readable(person))

    def hidden_from(self, person: Person) -> CaseQuerySet:
        """The confidential cases of which the person may not know."""
        return self.filter(is_confidential=True).exclude(_readable(person))

    def open(self) -> CaseQuerySet:
        """Those in which something is still to be done."""
        return self.filter(is_open=True)

    def of_address(self, email: str) -> CaseQuerySet:
        """Those whose answer goes to this e-mail, whatever its capitals."""
        return self.exclude(contact_email="").alias(address=Lower("contact_email")).filter(address=email.strip().lower())

    def late_at(self, at: datetime) -> CaseQuerySet:
        return self.open().filter(paused_at=None, next_due_at__lt=at)


class Case(models.Model):
    """Something the organisation must answer, or thank for.

    `received_at` is when it came in as the law counts it; `recorded_at` when it was written down. The term (`rule_id`, `rule_version`,
    `calendar_version`) is that under which the case was born: a newer version never moves it silently. `due_at` is the instant after
    which the answer is late (null: nothing is due by law or standard); `next_due_at` the nearest of it and of the promises in the case.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(_("tracking key"), max_length=12, unique=True, editable=False)  # rules.new_key: for whoever has no account
    year = models.PositiveSmallIntegerField(editable=False)  # of reception; with the id it makes the number
    kind = models.CharField(_("kind"), max_length=12, choices=rules.KIND_CHOICES)
    said_kind = models.CharField(_("what the customer calls it"), max_length=12, choices=rules.KIND_CHOICES)
    status = models.CharField(_("state"), max_length=12, choices=rules.STATUS_CHOICES, default=rules.Status.RECEIVED)
    is_open = models.GeneratedField(
        expression=ExpressionWrapper(~Q(status__in=[rules.Status.CLOSED, rules.Status.MERGED]), output_field=models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    subject = models.CharField(_("subject"), max_length=200)
    channel = models.CharField(_("channel"), max_length=12, choices=rules.CHANNEL_CHOICES)
    language = models.CharField(_("language"), max_length=5, default="es")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases", verbose_name=_("unit"), db_index=False)
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", db_index=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("theme"))
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service"))
    moments = models.ManyToManyField(Moment, blank=True, related_name="cases", verbose_name=_("moments"))
    other_units = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name=_("other units that it concerns"))

    # Who asks: a customer, or what they said of themselves (both may be empty: somebody who does not give a name)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", db_index=False)
    contact_name = models.CharField(_("name"), max_length=160, blank=True)
    contact_document = models.CharField(_("document"), max_length=60, blank=True)
    contact_email = models.CharField(_("e-mail"), max_length=254, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_address = models.CharField(_("address"), max_length=300, blank=True)
    answer_by = models.CharField(_("wants the answer by"), max_length=12, choices=rules.ANSWER_CHOICES, default="email")

    severity = models.PositiveSmallIntegerField(_("severity"), choices=rules.SEVERITY_CHOICES, default=rules.Severity.USUAL)
    vulnerability = ArrayField(models.CharField(max_length=12), default=list, blank=True)  # values of rules.Vulnerability
    is_confidential = models.BooleanField(_("confidential"), default=False)
    is_second_failure = models.BooleanField(_("second failure with the same customer"), default=False)
    money_claimed = models.DecimalField(_("money claimed"), max_digits=15, decimal_places=2, null=True, blank=True)
    money_granted = models.DecimalField(_("money granted"), max_digits=15, decimal_places=2, null=True, blank=True)

    received_at = models.DateTimeField(_("received"))
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", db_index=False)
    rule_id = models.CharField(_("legal term"), max_length=40, blank=True)  # of a law pack; empty: the organisation's own standard
    rule_version = models.PositiveSmallIntegerField(default=1)
    own_days = models.PositiveSmallIntegerField(null=True, blank=True)  # of that own standard, in business days; null: nothing is due
    counted_from = models.DateTimeField(null=True, blank=True)  # of a reopened case: since when it asks for an answer again
    calendar_version = models.ForeignKey(CalendarVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    next_due_at = models.DateTimeField(_("next deadline"), null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)  # its clock stands still since then
    customer_waits = models.BooleanField(default=True)  # the last word was the customer's
    last_message_at = models.DateTimeField(null=True, blank=True)

    first_answer_at = models.DateTimeField(null=True, blank=True)  # the first words of a person of ours to the customer
    answered_at = models.DateTimeField(null=True, blank=True)  # the answer that ends the term
    notified_at = models.DateTimeField(null=True, blank=True)  # of that answer, with proof
    resolved_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(null=True, blank=True)  # answered after the term; null: not answered, or no term
    reopened = models.PositiveSmallIntegerField(default=0)
    instance = models.PositiveSmallIntegerField(default=1)  # 2: second instance
    outcome = models.CharField(_("outcome"), max_length=12, choices=rules.OUTCOME_CHOICES, blank=True)
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("root cause"))
    measures = models.TextField(_("measures taken"), blank=True)
    handling_rating = models.PositiveSmallIntegerField(_("satisfaction with the handling"), null=True, blank=True)  # 1-5, after resolution
    handling_comment = models.TextField(blank=True)
    on_wallboard = models.BooleanField(default=False)  # a compliment that may be shown to everybody

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    status_before_merge = models.CharField(max_length=12, blank=True, default="")
    source = models.CharField(max_length=60, blank=True)  # name of an import; empty: by hand, public form, mail ...
    external_id = models.CharField(_("external id"), max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)  # counts every change: who writes over a stale one is told

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="case_once_per_source", condition=~Q(external_id="")),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="case_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="case_not_its_own_parent"),
            models.CheckConstraint(condition=Q(handling_rating=None) | Q(handling_rating__range=(1, 5)), name="case_rating_1_to_5"),
        ]
        indexes = [
            models.Index(F("next_due_at").asc(nulls_last=True), "id", name="case_due", condition=Q(is_open=True)),
            models.Index("unit", F("next_due_at").asc(nulls_last=True), "id", name="case_unit_due", condition=Q(is_open=True)),
            models.Index("owner", F("next_due_at").asc(nulls_last=True), "id", name="case_owner_due", condition=Q(is_open=True)),
            models.Index(fields=["unit", "-received_at", "-id"], name="case_unit_latest"),
            models.Index(fields=["-received_at", "-id"], name="case_latest"),
            models.Index(fields=["next_due_at", "id"], name="case_second_failure", condition=Q(is_open=True, is_second_failure=True)),
            models.Index(fields=["customer", "-received_at"], name="case_customer", condition=Q(customer__isnull=False)),
            models.Index(fields=["closed_at"], name="case_closed", condition=Q(closed_at__isnull=False)),
            models.Index(fields=["contact_email"], name="case_contact_email", condition=~Q(contact_email="")),
            models.Index(Lower("contact_email"), name="case_address", condition=~Q(contact_email="")),
            models.Index(fields=["calendar_version", "due_at"], name="case_running", condition=Q(is_open=True, answered_at=None)),
            GinIndex(OpClass("subject", "gin_trgm_ops"), name="case_subject_alike", condition=Q(is_open=True)),
        ]

    @property
    def number(self) -> str:
        """What people call the case: "2026-000123"."""
        return f"{self.year}-{self.pk:06d}"

    @property
    def journal_label(self) -> str:
        """Nothing personal: a line of the journal cannot be erased."""
        return self.number

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("cases:case", args=[self.pk])


class Point(models.Model):
    """One thing that the request asks for or complains about, listed at intake: the answer must address every one."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(_("point"), max_length=500)
    answer = models.TextField(_("what we answer to it"), blank=True)
    # of a case that was merged into this one, and that takes it along when it is unmerged
    from_case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="point_once", deferrable=models.Deferrable.DEFERRED)]

    def __str__(self) -> str:
        return self.text


class Pause(models.Model):
    """A time in which the legal clock stands still, for a cause that the rule of the case knows."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    cause = models.CharField(max_length=40)  # code of the rule's pauses
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="case_one_open_pause")]

    def __str__(self) -> str:
        return self.cause


class Extension(models.Model):
    """The term was made longer, once, and the customer was told before it ended, with the reasons."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="extension")
    reason = models.TextField(_("reasons"))
    amount = models.PositiveSmallIntegerField(null=True, blank=True)  # in the unit of the rule; null: until the day of `due_after`
    due_before = models.DateTimeField()
    due_after = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.due_after)


class Concern(models.Model):
    """Somebody of ours whom the case is about. Nobody handles a complaint about themselves (ISO 10002); a compliment reaches them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="concerns")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="concerned_by")
    # of a case that was merged into this one, and that takes it along when it is unmerged
    from_case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="concern_once")]

    def __str__(self) -> str:
        return str(self.person)


class Escalated(models.Model):
    """Those who answer for the case were told before this deadline: once for each line of the rules."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="escalated")
    escalation = models.ForeignKey(Escalation, on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "escalation", "due_at"], name="escalated_once")]

    def __str__(self) -> str:
        return f"{self.case} · {self.escalation}"


class Link(models.Model):
    """Two cases belong together. A suggested link (a mail that quotes a case, from somebody it does not know) waits to be confirmed."""

    class Kind(models.TextChoices):
        RELATED = "related", _("related")
        SPLIT = "split", _("split off")
        REPLY = "reply", _("may be a reply to")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.RELATED)
    is_confirmed = models.BooleanField(default=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="link_once"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="link_two_cases"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.other}"


class Lived(models.Model):
    """An encounter that the case wrote: how it was received, how it was answered, or the compliment itself."""

    class What(models.TextChoices):
        RECEIVED = "received", _("how it was received")
        ANSWERED = "answered", _("how it was answered")
        PRAISED = "praised", _("what the compliment is about")
        BITTER = "bitter", _("what the complaint is about")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="lived")
    encounter = models.OneToOneField(Encounter, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=What)

    class Meta:
        indexes = [models.Index(fields=["case", "what"], name="lived_case")]

    def __str__(self) -> str:
        return f"{self.case} · {self.what}"


class Sheet(models.Model):
    """The sheet of the complaints book of Peru (Annex I of DS 011-2011-PCM): numbered without gaps in each establishment."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="sheet")
    establishment = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    from_paper = models.BooleanField(default=False)  # written in the paper book first; `case.received_at` is its legal time
    paper_number = models.CharField(max_length=40, blank=True)
    guardian = models.CharField(_("father or mother, for minors"), max_length=160, blank=True)
    good = models.CharField(_("good"), max_length=8, choices=[("product", _("product")), ("service", _("service"))])
    description = models.CharField(_("what was contracted"), max_length=500, blank=True)
    request = models.TextField(_("what the consumer asks for"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["establishment", "year", "number"], name="sheet_number_once")]

    def __str__(self) -> str:
        return f"{self.number:08d}-{self.year}"
