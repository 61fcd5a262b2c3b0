"""Services: found or added by name, described, moved along their life cycle."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from estelar.cycles.models import Service
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person


@transaction.atomic
def add_service(*, name: str, kind: str, stage: str, description: str = "", by: Person, at: datetime) -> Service:
    """A new service. Raises RuleBroken when its name is taken."""
    name = " ".join(name.split())
    if not name:
        raise RuleBroken(_("A service needs a name. Write one."), code="service_name", field="service_name")
    if Service.objects.filter(name__iexact=name).exists():
        raise RuleBroken(_("There is already a service called “%(name)s”. Choose it from the list.") % {"name": name}, field="service_name")
    service = Service.objects.create(name=name, kind=Service.Kind(kind), stage=Service.Stage(stage), description=description.strip())
    journal.record("cycles.service_added", service, by=by, at=at, kind=kind, stage=stage)
    return service


def service_called(name: str, *, kind: str, stage: str, by: Person, at: datetime) -> Service:
    """The service of that name (capitals do not matter), added when there is none."""
    found = Service.objects.filter(name__iexact=" ".join(name.split())).first()
    return found or add_service(name=name, kind=kind, stage=stage, by=by, at=at)


@transaction.atomic
def change_service(service: Service, *, name: str, kind: str, stage: str, description: str, by: Person, at: datetime) -> Service:
    """Another name, kind, life-cycle stage or description. Raises RuleBroken when the name is taken."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    name = " ".join(name.split())
    if Service.objects.filter(name__iexact=name).exclude(pk=service.pk).exists():
        raise RuleBroken(_("There is already a service called “%(name)s”. Choose another name.") % {"name": name}, field="name")
    values = {"name": name, "kind": Service.Kind(kind), "stage": Service.Stage(stage), "description": description.strip()}
    changed = {field: [getattr(service, field), value] for field, value in values.items() if getattr(service, field) != value}
    if not changed:
        return service
    for field, value in values.items():
        setattr(service, field, value)
    service.save(update_fields=list(changed))
    journal.record("cycles.service_changed", service, by=by, at=at, changed=changed)
    return service
