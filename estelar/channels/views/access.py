from __future__ import annotations

from django.shortcuts import get_object_or_404

from estelar.channels.models import Incoming, Mailbox
from estelar.channels.operations.secrecy import with_secrecy
from estelar.people.models import Unit
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.guard import NotAllowed


def mailbox_of(request: Request, pk: int, *, change: bool = False) -> Mailbox:
    """The mailbox, if the person may see it (else 404) and, to change it, may change the channels of its unit (else NotAllowed)."""
    found = get_object_or_404(Mailbox.objects.visible_to(request.user).select_related("unit"), pk=pk)
    if change:
        require_in(request, Permission.CHANGE_CHANNELS, found.unit)
    return found


def incoming_of(request: Request, pk: int, *, settle: bool = False) -> Incoming:
    """The message, if the person may see it; to settle it, the permission in its unit."""
    rows = with_secrecy(Incoming.objects.visible_to(request.user)).select_related("unit", "mailbox", "owner", "duplicate_of")
    found = get_object_or_404(rows, pk=pk)
    if settle:
        require_in(request, Permission.SETTLE_QUARANTINE, found.unit)
    return found


def require_in(request: Request, permission: Permission, unit: Unit) -> None:
    """Raises NotAllowed."""
    if not request.user.may(permission, unit):
        raise NotAllowed(permission)
