"""`estelar person`: add the first persons, and make password links, from the machine itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from estelar import conf
from estelar.cli.edge import house, robot
from estelar.errors import BadInput

if TYPE_CHECKING:
    from estelar.people.models import Person, Unit

ROLES = ("agent", "supervisor", "quality_manager", "director", "auditor", "administrator")


@click.group()
def person() -> None:
    """Persons: add one, make a password link."""


def _base_url() -> str:
    """Where the site is reached: the first host name that it answers to."""
    settings = conf.read(os.environ)
    host = settings.hosts[0]
    if settings.https:
        return f"https://{host}"
    return f"http://{host}:{settings.port}"


def _link_of(somebody: Person) -> str:
    from django.urls import reverse
    from django.utils import timezone

    from estelar.people.operations.links import make_link

    link = make_link(somebody, by=robot(), at=timezone.now())
    return _base_url() + reverse("people:link", args=[link.uid, link.token])


def _say_link(somebody: Person) -> None:
    click.echo(f"{somebody.name} ({somebody.email}) chooses a password here, once, within three days:")
    click.echo(_link_of(somebody))


def _unit(words: str | None) -> Unit:
    """By code or name; the root without words, made when the installation is new."""
    from django.db.models import Q
    from django.utils import timezone

    from estelar.people.models import Organisation, Unit
    from estelar.people.operations.units import add_unit

    if words is None:
        root = Unit.objects.filter(parent=None).first()
        return root or add_unit(name=Organisation.current().name, parent=None, by=robot(), at=timezone.now())
    found = list(Unit.objects.filter(Q(code__iexact=words) | Q(name__iexact=words))[:2])
    if not found:
        raise BadInput(f"There is no unit with the code or name {words!r}. Without --unit the role is given in the whole organisation.")
    if len(found) > 1:
        raise BadInput(f"Several units are called {words!r}. Give one of them a code in the page Unidades, and use the code.")
    return found[0]


def add_somebody(email: str, *, name: str | None, role: str, unit: str | None) -> None:
    """What `person add` does once the house stands. Raises BadInput and RuleBroken."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction
    from django.utils import timezone

    from estelar.people.operations.persons import add_person, assign_role
    from estelar.people.rules import Role

    try:
        validate_email(email)
    except ValidationError:
        raise BadInput(f"{email!r} is not an e-mail address. Write it like ana@example.org.") from None
    at = timezone.now()
    with transaction.atomic():
        somebody = add_person(email=email, name=name or email.partition("@")[0], by=robot(), at=at)
        assign_role(somebody, role=Role(role), unit=_unit(unit), by=robot(), at=at)
    _say_link(somebody)


def link_for(email: str) -> None:
    """What `person password` does once the house stands. Raises BadInput and RuleBroken."""
    from estelar.people.models import Person

    somebody = Person.objects.get_queryset().filter(email__iexact=email.strip()).first()
    if somebody is None:
        raise BadInput(f"Nobody has the address {email!r}. Add the person with: estelar person add {email}")
    _say_link(somebody)


@person.command()
@click.argument("email")
@click.option("--name", help="Name of the person; the part before the @ when it is left out.")
@click.option("--role", type=click.Choice(ROLES), default="administrator", show_default=True, help="What the person is.")
@click.option("--unit", help="Code or name of the unit of the role; the whole organisation when it is left out.")
def add(email: str, name: str | None, role: str, unit: str | None) -> None:
    """Add a person with a role, and print the link for the first password."""
    with house("person add"):
        add_somebody(email, name=name, role=role, unit=unit)


@person.command()
@click.argument("email")
def password(email: str) -> None:
    """Print a link with which a person chooses a new password (once, within three days)."""
    with house("person password"):
        link_for(email)


def reset_factor_of(email: str) -> None:
    """What `person reset-factor` does once the house stands. Raises BadInput and RuleBroken."""
    from django.utils import timezone

    from estelar.people.models import Person
    from estelar.people.operations.factors import reset_second_factor

    somebody = Person.objects.get_queryset().filter(email__iexact=email.strip()).first()
    if somebody is None:
        raise BadInput(f"Nobody has the address {email!r}. Look it up in the page Personas.")
    reset_second_factor(somebody, by=robot(), at=timezone.now())
    click.echo(f"{somebody.name} has no second factor any more and is logged out everywhere.")


@person.command("reset-factor")
@click.argument("email")
def reset_factor(email: str) -> None:
    """Take away the second factor of a person who lost telephone, keys and recovery codes. Be sure who asks."""
    with house("person reset-factor"):
        reset_factor_of(email)
