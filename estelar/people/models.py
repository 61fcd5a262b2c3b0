from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.people import rules
from estelar.permissions import Permission


def sorting_name(field: str = "name") -> Func:
    """Lower case without accents: how Spanish names are sorted and searched ("Álvaro" beside "alvaro")."""
    return Func(
        Lower(F(field)),
        Value("áàäâãéèëêíìïîóòöôõúùüûñç"),
        Value("aaaaaeeeeiiiiooooouuuunc"),
        function="translate",
        output_field=models.CharField(),
    )


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, person: Person) -> UnitQuerySet:
        """The units where the person holds a role, with everything below them."""
        reach = Q(pk__in=[])
        for assignment in person.current_assignments:
            reach |= Q(path__startswith=assignment.unit.path)
        return self.filter(reach)

    def where(self, person: Person, permission: Permission) -> UnitQuerySet:
        """The units in which the person may do this."""
        reach = Q(pk__in=[])
        for path in person.paths_where(permission):
            reach |= Q(path__startswith=path)
        return self.filter(reach)

    def below(self, unit: Unit) -> UnitQuerySet:
        """The unit itself and everything below it."""
        return self.filter(path__startswith=unit.path)

    def open(self) -> UnitQuerySet:
        return self.filter(closed_at=None)

    def in_tree_order(self) -> UnitQuerySet:
        """By name; with `as_tree` each one comes after what it is part of."""
        return self.alias(sorting=sorting_name()).order_by("sorting", "pk")


class Unit(models.Model):
    """A branch, office or area. Units form one tree; `path` names the way from the root ("/1/4/9/") and is kept by the operations."""

    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(_("code"), max_length=40, blank=True, help_text=_("How files and other systems call it."))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"))
    path = models.CharField(max_length=255, editable=False, unique=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), "parent", name="unit_name_once_per_parent", nulls_distinct=False),
            models.UniqueConstraint(Lower("code"), name="unit_code_once", condition=~Q(code="")),
        ]
        indexes = [models.Index(fields=["path"], name="unit_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """0 for the root."""
        return self.path.count("/") - 2

    @property
    def way(self) -> list[int]:
        """The numbers of the units from the root down to this one."""
        return [int(pk) for pk in self.path.split("/") if pk]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


def as_tree(units: Iterable[Unit]) -> list[Unit]:
    """The units in the order of a tree: each before its parts, neighbours as they came."""
    below: dict[int | None, list[Unit]] = {}
    given = list(units)
    known = {unit.pk for unit in given}
    for unit in given:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    ordered: list[Unit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(below.get(unit.pk, [])))
    return ordered


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, person: Person) -> PersonQuerySet:
        """Oneself, and whoever holds a role in a unit one sees. Robots are seen by those who change people."""
        units = Unit.objects.visible_to(person)
        seen = Q(pk=person.pk) | Q(assignments__unit__in=units)
        if person.may(Permission.CHANGE_PEOPLE):
            seen |= Q(assignments=None)
        return self.filter(pk__in=Person.objects.filter(seen).values("pk"))


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def visible_to(self, person: Person) -> PersonQuerySet:
        return self.get_queryset().visible_to(person)

    def who_may(self, permission: Permission, *, everywhere: bool = False) -> PersonQuerySet:
        """The humans who may log in and do this somewhere, or (`everywhere`) in the whole organisation."""
        held = Assignment.objects.filter(role__in=[role for role, may in rules.ROLES.items() if permission in may])
        if everywhere:
            held = held.filter(unit__parent=None)
        return self.get_queryset().filter(is_active=True, kind=Person.Kind.HUMAN, pk__in=held.values("person"))

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)

    def robot(self, name: str = "Estelar") -> Person:
        """The machine that acts when nobody does (files, jobs, commands)."""
        return self.get_or_create(email=f"{name.lower()}{rules.HOUSE_DOMAIN}", defaults={"name": name, "kind": Person.Kind.ROBOT})[0]


class Person(AbstractBaseUser):
    """Whoever works here or acts in the system: the user model. A machine acts as a person of kind robot."""

    class Kind(models.TextChoices):
        HUMAN = "human", _("Human")
        ROBOT = "robot", _("Robot")

    class Theme(models.TextChoices):
        AUTO = "auto", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.HUMAN)
    external_id = models.CharField(
        _("staff number"), max_length=60, blank=True, help_text=_("How files and other systems call this person.")
    )
    language = models.CharField(_("language"), max_length=5, blank=True, choices=[("es", "Español"), ("en", "English")])
    theme = models.CharField(_("theme"), max_length=5, choices=Theme, default=Theme.AUTO)
    single_keys = models.BooleanField(_("single-key shortcuts"), default=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    second_factor_due = models.DateTimeField(
        null=True, editable=False
    )  # until then one may work without the second factor that is required
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[PersonManager] = PersonManager()

    scopes: frozenset[Permission] | None = None
    """Only these of what the roles allow, for as long as this object lives (the token of an API call); None: all of it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.UniqueConstraint(Lower("external_id"), name="person_external_id_once", condition=~Q(external_id="")),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def current_assignments(self) -> list[Assignment]:
        """Role and unit pairs, read once per request (the object lives as long as the request)."""
        return list(self.assignments.select_related("unit"))

    def paths_where(self, permission: Permission) -> tuple[str, ...]:
        """Of the units whose roles allow this: there, and in everything below them, the person may do it."""
        if not self.is_in_scope(permission):
            return ()
        return tuple(a.unit.path for a in self.current_assignments if permission in rules.ROLES[rules.Role(a.role)])

    @cached_property
    def _units_in_reach(self) -> list[tuple[int, str]]:
        """Number and path of the units of these roles with all below them, read once per request."""
        return list(Unit.objects.visible_to(self).values_list("pk", "path"))

    def unit_numbers(self, permission: Permission) -> list[int]:
        """Of the units in which the person may do this: for what is read along an index of units, which `Unit.objects.where` hides."""
        tops = self.paths_where(permission)
        return [pk for pk, path in self._units_in_reach if path.startswith(tops)] if tops else []

    @property
    def is_house(self) -> bool:
        """The machine itself (commands, jobs), which answers to whoever owns it; other robots do what their roles allow, like anybody."""
        return self.kind == self.Kind.ROBOT and self.email.endswith(rules.HOUSE_DOMAIN)

    def is_in_scope(self, permission: Permission) -> bool:
        """Does the token that this person came with let it through?"""
        return self.scopes is None or permission in self.scopes

    def may(self, permission: Permission, unit: Unit | None = None) -> bool:
        """Is this allowed to the person: in `unit`, or (without it) in any unit?"""
        if not self.is_active or not self.is_in_scope(permission):
            return False
        return any(
            permission in rules.ROLES[rules.Role(a.role)] and (unit is None or unit.path.startswith(a.unit.path))
            for a in self.current_assignments
        )

    def may_everywhere(self, permission: Permission) -> bool:
        """Is this allowed to the person in the whole organisation (by a role at the root)?"""
        return (
            self.is_active
            and self.is_in_scope(permission)
            and any(permission in rules.ROLES[rules.Role(a.role)] and a.unit.parent_id is None for a in self.current_assignments)
        )

    def may_change(self, other: Person) -> bool:
        """Does every role of the other lie in units whose people this person changes? The machine itself (commands, jobs) may."""
        if self.is_house:
            return True
        return self.may(Permission.CHANGE_PEOPLE) and all(self.may(Permission.CHANGE_PEOPLE, a.unit) for a in other.current_assignments)


class Assignment(models.Model):
    """A person holds a role in a unit and everything below it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=20, choices=[(r.value, n) for r, n in rules.ROLE_NAMES.items()])
    group = models.CharField(max_length=200, blank=True, default="")  # of the login provider, by which it is held; empty: given by hand

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "unit", "role"], name="assignment_once")]

    def __str__(self) -> str:
        return f"{self.person} · {rules.ROLE_NAMES[rules.Role(self.role)]} · {self.unit}"


class Organisation(models.Model):
    """The organisation of this installation: exactly one row (id 1)."""

    class Gender(models.TextChoices):
        MASCULINE = "m", _("masculine")
        FEMININE = "f", _("feminine")

    class PasswordLogin(models.TextChoices):
        EVERYBODY = "everybody", _("everybody")
        ADMINISTRATORS = "administrators", _("only administrators of the whole organisation; everybody else by the login provider")

    name = models.CharField(_("name"), max_length=120, default="Estelar")
    logo = models.BinaryField(_("logo"), null=True, blank=True)  # re-encoded PNG, at most 256 x 256
    logo_mark = models.CharField(max_length=16, editable=False, blank=True, default="")  # names the picture: its address and its ETag
    customer_es = models.CharField(_("customer, in Spanish"), max_length=40, default="cliente")
    customers_es = models.CharField(_("customers, in Spanish"), max_length=40, default="clientes")
    customer_gender = models.CharField(_("gender in Spanish"), max_length=1, choices=Gender, default=Gender.MASCULINE)
    customer_en = models.CharField(_("customer, in English"), max_length=40, default="customer")
    customers_en = models.CharField(_("customers, in English"), max_length=40, default="customers")
    country = models.CharField(_("country"), max_length=2, default="CO")
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/Bogota")
    language = models.CharField(_("language"), max_length=5, default="es", choices=[("es", "Español"), ("en", "English")])
    second_factor_roles = ArrayField(models.CharField(max_length=20), default=list, blank=True)  # who holds one of these must have one
    second_factor_days = models.PositiveSmallIntegerField(default=7)  # so long one may work before it is set up
    password_login = models.CharField(max_length=14, choices=PasswordLogin, default=PasswordLogin.EVERYBODY)
    facts_secret = models.CharField(max_length=64, editable=False, default="")  # keys the pseudonyms in facts

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_organisation")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> Organisation:
        """The row (its logo is fetched only when touched), made with defaults when it is not there yet."""
        there = cls.objects.defer("logo").filter(pk=1).first()
        return there or cls.objects.get_or_create(pk=1, defaults={"facts_secret": secrets.token_hex(32)})[0]

    @property
    def logo_url(self) -> str:
        """Where the logo is served; empty without one. The address changes with the picture, so that it may be kept for long."""
        return reverse("people:logo", args=[self.logo_mark]) if self.logo_mark else ""


class GroupRole(models.Model):
    """Whoever the login provider (OIDC) counts in `group` holds the role in the unit."""

    group = models.CharField(_("group"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=[(r.value, n) for r, n in rules.ROLE_NAMES.items()])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="group_roles", verbose_name=_("unit"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "role", "unit"], name="group_role_once")]

    def __str__(self) -> str:
        return f"{self.group} → {rules.ROLE_NAMES[rules.Role(self.role)]} · {self.unit}"


class LoginSession(models.Model):
    """One device on which a person is logged in. The session holds its number: without this row it ends with the next click."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # to five minutes
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=300, blank=True)  # what the browser calls itself

    class Meta:
        indexes = [models.Index(fields=["person", "-seen_at"], name="session_person_seen")]

    def __str__(self) -> str:
        return f"{self.person} · {self.address}"


class PasswordRequest(models.Model):
    """Somebody wrote this address on the page of the forgotten password; the worker answers it, so that the page never tells who exists."""

    email = models.CharField(max_length=254)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"request {self.pk}"


class Passing(models.Model):
    """What all web processes remember together for a short while: counters of attempts, codes already used (see `people.counters`)."""

    key = models.CharField(max_length=300, primary_key=True)
    value = models.BinaryField()
    expires_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return self.key
