"""Which lines of the journal, notices and messages of channels tell of a confidential case: only who may see the case may read them.

Each line is looked at by the database, through the primary key of its case: pages stay as quick as they are without it, and nothing has to
be kept up to date when a case becomes confidential, or is no longer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, CharField, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models import Case as Choice
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Lower
from django.urls import reverse

from estelar.cases.models import Case, Lived, Message, Notification, Promise
from estelar.cases.operations.living import SOURCE
from estelar.channels.models import Attachment, Incoming, Outgoing
from estelar.encounters.models import Encounter
from estelar.journal.models import Entry

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from django.db.models.expressions import Combinable

    from estelar.cases.models import CaseQuerySet
    from estelar.channels.models import IncomingQuerySet, OutgoingQuerySet
    from estelar.journal.models import EntryQuerySet
    from estelar.notices.models import NoticeQuerySet
    from estelar.people.models import Person

_NAMING = ("into", "other", "out_of", "new", "parent")
"""Details of a line of cases in which the number of another case stands."""
_NUMBER = "^[0-9]{4}-([0-9]{6,18})$"
"""`Case.number`; it ends with the primary key."""


def confidential_to(person: Person | None) -> CaseQuerySet:
    """Confidential cases that the person may not see; all of them to nobody in particular."""
    return Case.objects.filter(is_confidential=True) if person is None else Case.objects.hidden_from(person)


def readable_lines(lines: EntryQuerySet, person: Person | None) -> EntryQuerySet:
    """The lines of the journal without those that are about such a case, or name it."""
    return _without(lines, person, about=_case_of_line(), named=_named_in_line())


def names_another(line: Entry) -> bool:
    """Does a line of the journal about a case have the number of another one in it?"""
    return any(name in line.detail for name in _NAMING)


def naming_no_other(lines: EntryQuerySet, person: Person | None) -> EntryQuerySet:
    """The lines about cases that the person sees, without those that name one that they may not see."""
    return _without(lines, person, named=_named_in_line())


def readable_notices(notices: NoticeQuerySet, person: Person) -> NoticeQuerySet:
    """The notices without those that lead to such a case, or to the praise in it."""
    pages = (reverse("cases:case", args=[0]), reverse("cases:compliment", args=[0]))
    led = f"^(?:{'|'.join(re.escape(page.removesuffix('0/')) for page in pages)})([0-9]{{1,18}})/$"
    return _without(notices, person, led=_number(F("link"), led))


def readable_outgoing(sent: OutgoingQuerySet, person: Person) -> OutgoingQuerySet:
    """What left without the messages of such a case."""
    return _without(sent, person, of=Subquery(_case_of_sent(OuterRef("pk"))))


def readable_incoming(came: IncomingQuerySet, person: Person) -> IncomingQuerySet:
    """What came in without what became part of such a case, what came back of it or a machine answered to it; of an automatic answer that
    does not say to what: when it is from whoever brought such a case."""
    back = Notification.objects.filter(outgoing__message_id=OuterRef("_answers")).exclude(outgoing__message_id="")
    rows = came.alias(_answers=KeyTextTransform("message_id", "evidence"))
    rows = _without(
        rows,
        person,
        of=Subquery(Message.objects.filter(incoming=OuterRef("pk")).values("case")[:1]),
        original=Subquery(Message.objects.filter(incoming=OuterRef("duplicate_of")).values("case")[:1]),
        newer=Subquery(Message.objects.filter(incoming=OuterRef("duplicate_of__duplicate_of")).values("case")[:1]),
        answers=Subquery(back.values("message__case")[:1]),
    )
    addressed = confidential_to(person).exclude(contact_email="").alias(_address=Lower("contact_email"))
    theirs = addressed.filter(_address=OuterRef("sender"))
    asked = theirs.order_by().annotate(yes=Value(1)).values("yes")[:1]
    unsaid = Choice(When(kind=Incoming.Kind.AUTO_REPLY, _answers=None, then=Subquery(asked)), default=None, output_field=IntegerField())
    return rows.alias(_unsaid=unsaid).filter(_unsaid=None)


def _case_of_sent(number: Combinable) -> QuerySet[Notification, Any]:
    return Notification.objects.filter(outgoing=number).values("message__case")[:1]


def _without[Rows: QuerySet[Any]](rows: Rows, person: Person | None, **cases: Combinable) -> Rows:
    """The rows in which none of these numbers is that of a case that the person may not know of."""
    for name, number in cases.items():
        hidden = confidential_to(person).filter(pk=OuterRef(f"_{name}")).order_by().annotate(yes=Value(1)).values("yes")[:1]
        # a subquery for each row, never a join: after one, PostgreSQL would no longer read rows in the order of their index
        rows = rows.alias(**{f"_{name}": number}).alias(**{f"_hidden_{name}": Subquery(hidden)}).filter(**{f"_hidden_{name}": None})
    return rows


def _number(text: Combinable, pattern: str = _NUMBER) -> Cast:
    """The primary key that stands in the brackets of the pattern; null for any other text."""
    return Cast(Func(text, Value(pattern), function="substring", output_field=CharField()), BigIntegerField())


def _case_of_line() -> Choice:
    """The case that a line is about, by what it was written of; null: none."""
    subject = Cast(OuterRef("subject_id"), BigIntegerField())
    came = Message.objects.filter(incoming=subject).values("case")[:1]
    copied = Message.objects.filter(incoming__copies=subject).values("case")[:1]
    said_with = Message.attachments.through.objects.filter(attachment=subject).values("message__case")[:1]
    proved_with = Notification.proof_files.through.objects.filter(attachment=subject).values("notification__message__case")[:1]
    lived = Lived.objects.filter(encounter=subject).values("case")[:1]
    # of a contact that was taken away, the line that says so names the case
    gone = Entry.objects.filter(subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id"), key="encounters.removed")
    removed = gone.values(number=_number(KeyTextTransform("reason", "detail")))[:1]
    of_a_case = Q(detail__source=SOURCE) | Q(key="encounters.corrected")
    return Choice(
        When(_about(Case), then=Cast("subject_id", BigIntegerField())),
        When(_about(Promise), then=Subquery(Promise.objects.filter(pk=subject).values("case")[:1])),
        When(_about(Outgoing), then=Subquery(_case_of_sent(subject))),
        When(_about(Incoming), then=Coalesce(Subquery(came), Subquery(copied))),
        When(_about(Attachment), then=Coalesce(Subquery(said_with), Subquery(proved_with))),
        When(_about(Encounter) & of_a_case, then=Coalesce(Subquery(lived), Subquery(removed))),
        default=None,
        output_field=BigIntegerField(),
    )


def _about(model: type[Model]) -> Q:
    return Q(subject_type=model._meta.label_lower)


def _named_in_line() -> Choice:
    """The other case that a line names; null: none."""
    said = Coalesce(*(KeyTextTransform(name, "detail") for name in _NAMING))
    return Choice(When(key__startswith="cases.", then=_number(said)), default=None, output_field=BigIntegerField())
