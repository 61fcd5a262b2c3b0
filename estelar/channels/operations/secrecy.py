"""What became part of a case is told by the case, to whom may see it: its pages of channels say no more than that."""

from __future__ import annotations

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform

from estelar.channels.models import OF_CASES, Incoming, Outgoing
from estelar.channels.models.intake import IncomingQuerySet

_ENDED = (Incoming.Outcome.CASE, Incoming.Outcome.REPLY)
# the same letter again; of one that was old first, also the copies that it had
_IN_CASE = Q(outcome__in=_ENDED) | Q(duplicate_of__outcome__in=_ENDED) | Q(duplicate_of__duplicate_of__outcome__in=_ENDED)


def with_secrecy(rows: IncomingQuerySet) -> IncomingQuerySet:
    """Each with `in_case`: it, or a copy of it, is in a case, or it carries back what we wrote in one (a notice of non-delivery)."""
    ours = Outgoing.objects.filter(message_id=OuterRef("returned"), decision__startswith=OF_CASES).exclude(message_id="")
    carried_back = Q(outcome=Incoming.Outcome.BOUNCE) & Exists(ours)
    in_case = ExpressionWrapper(_IN_CASE | carried_back, output_field=BooleanField())
    return rows.alias(returned=KeyTextTransform("message_id", "evidence")).annotate(in_case=in_case)
