"""What an organisation settles beforehand: themes, causes, which term holds for which case, who gets it, what is usually answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.people.models import Person, Unit

PERSON = settings.AUTH_USER_MODEL


class SharedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, person: Person) -> SharedQuerySet:
        """What is settled for cases belongs to the whole organisation: whoever works here reads it."""
        return self if person.current_assignments else self.none()


class Branch(models.Model):
    """A node of a tree of words: the part below says more exactly what its parent says."""

    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"))
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Theme(Branch):
    """What cases are about: "billing", "waiting room", "water supply"."""

    code = models.CharField(_("code"), max_length=40, blank=True, help_text=_("How files and other systems call it."))
    is_confidential = models.BooleanField(_("its cases are confidential"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), "parent", name="theme_once_per_parent", nulls_distinct=False)]


class Cause(Branch):
    """Why it happened, told when a case is closed: what improvement begins with."""

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), "parent", name="cause_once_per_parent", nulls_distinct=False)]


class Regime(models.Model):
    """Which legal term holds for which cases. The most exact line wins; without one, the defaults of the law pack of the country."""

    kind = models.CharField(_("kind"), max_length=12, choices=rules.KIND_CHOICES, blank=True)  # empty: any
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    rule_id = models.CharField(_("legal term"), max_length=40)  # of a law pack, or rules.OWN for the organisation's own standard
    own_days = models.PositiveSmallIntegerField(_("own standard, in business days"), null=True, blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "theme", "unit"], name="regime_once", nulls_distinct=False)]

    def __str__(self) -> str:
        return self.rule_id


class Confirmation(models.Model):
    """An administrator read a rule that was shipped from memory (mark M) and turned it on, or turned any rule off, and noted why."""

    rule_id = models.CharField(max_length=40)
    rule_version = models.PositiveSmallIntegerField()
    is_on = models.BooleanField()
    note = models.TextField(_("note"))
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule_id", "rule_version"], name="confirmation_once")]

    def __str__(self) -> str:
        return f"{self.rule_id} v{self.rule_version}"


class Routing(models.Model):
    """Who gets a new case: the first line that fits (kind, theme, unit of entry) names the unit, and how its owner is chosen."""

    class Owner(models.TextChoices):
        NOBODY = "nobody", _("nobody yet: the unit's queue")
        LEAST_LOAD = "least_load", _("whoever of the unit has the fewest open cases")
        NAMED = "named", _("this person")

    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=12, choices=rules.KIND_CHOICES, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("theme"))
    from_unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("came in at"))
    to_unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("goes to"))
    owner = models.CharField(_("owner"), max_length=10, choices=Owner, default=Owner.LEAST_LOAD)
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.position}"


class Escalation(models.Model):
    """So many business days before a case is due, people with this role in its unit are told; each once per case and deadline."""

    days_before = models.PositiveSmallIntegerField(_("business days before"), unique=True)
    role = models.CharField(_("role"), max_length=20)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ("-days_before",)

    def __str__(self) -> str:
        return f"{self.days_before} · {self.role}"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def visible_to(self, person: Person) -> AbsenceQuerySet:
        """One's own, and those of whoever one sees."""
        return self.filter(person__in=Person.objects.visible_to(person))


class Absence(models.Model):
    """Somebody is away: cases go to others, and their open ones to whoever stands in."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))
    stand_in = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="absence_in_order")]

    def __str__(self) -> str:
        return f"{self.person} {self.first}"


class Template(models.Model):
    """An answer that is often given: text with variables and conditions, filled in and shown before it goes."""

    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=[("es", "Español"), ("en", "English")], default="es")
    kind = models.CharField(_("kind"), max_length=12, choices=rules.KIND_CHOICES, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("theme"))
    text = models.TextField(_("text"))
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), "language", name="template_once")]

    def __str__(self) -> str:
        return self.name
