"""One timeline of a case: what was said in it and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from estelar.cases.models import Case, Message, Promise
from estelar.cases.operations.secrecy import names_another, naming_no_other
from estelar.journal import sentences
from estelar.journal.models import Entry, EntryQuerySet

if TYPE_CHECKING:
    from estelar.people.models import Person

SHOWN_AS_MESSAGES = frozenset({"cases.noted", "cases.replied", "cases.customer_wrote"})
"""Lines of the journal that say no more than the message that stands beside them."""


@dataclass(frozen=True)
class Line:
    """Something that happened: a message, or an act in words with its details."""

    at: datetime
    who: Person | None  # null: the customer
    key: str = ""  # of the journal; empty: a message
    sentence: str = ""
    remarks: list[sentences.Remark] = field(default_factory=list)
    message: Message | None = None

    @property
    def is_message(self) -> bool:
        """Was it said, and not done?"""
        return self.message is not None


def acts(case: Case) -> EntryQuerySet:
    """The lines of the journal about a case and its promises. For whoever may see the case."""
    promises = [str(promise.pk) for promise in case.promises.all()]
    about = Q(subject_type=Case._meta.label_lower, subject_id=str(case.pk))
    return Entry.objects.filter(about | Q(subject_type=Promise._meta.label_lower, subject_id__in=promises))


def history(case: Case, *, reader: Person, proofs: bool = True) -> list[Line]:
    """Messages and acts, oldest first; at the same instant the act comes before its words. For a reader who may see the case.

    `proofs`: with the files that prove that a message arrived, and who sees to one that did not.
    """
    more = ("notifications__owner", "notifications__proof_files") if proofs else ("notifications",)
    messages = case.messages.select_related("author").prefetch_related("attachments", *more)
    lines = [Line(at=one.at, who=one.author, message=one) for one in messages.order_by("at", "pk")]
    done = acts(case).select_related("by").order_by("pk")
    if any(names_another(one) for one in done):  # in few cases, and only then is asked which of them the reader may know of
        done = naming_no_other(done, reader)
    lines += [
        Line(at=one.at, who=one.by, key=one.key, sentence=sentences.sentence_of(one.key), remarks=sentences.remarks(one))
        for one in done
        if one.key not in SHOWN_AS_MESSAGES
    ]
    return sorted(lines, key=lambda line: (line.at, line.is_message))
