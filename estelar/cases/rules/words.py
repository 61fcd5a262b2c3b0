"""The closed lists of words of a case, as stored and as said."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OWN = "own"
"""In place of the id of a legal rule: the organisation's own standard."""


class Kind(StrEnum):
    """What kind of case it is. What the customer calls it is kept beside it."""

    PETITION = "petition"
    COMPLAINT = "complaint"  # queja: how we behaved
    CLAIM = "claim"  # reclamo: what we delivered or charged
    SUGGESTION = "suggestion"
    REPORT = "report"  # denuncia: misconduct
    INFORMATION = "information"
    COMPLIMENT = "compliment"


KINDS: dict[Kind, str | Lazy] = {
    Kind.PETITION: _("petition"),
    Kind.COMPLAINT: _("complaint"),
    Kind.CLAIM: _("claim"),
    Kind.SUGGESTION: _("suggestion"),
    Kind.REPORT: _("report of misconduct"),
    Kind.INFORMATION: _("request for information"),
    Kind.COMPLIMENT: _("compliment"),
}
KIND_CHOICES = [(kind.value, name) for kind, name in KINDS.items()]
FAILURES = frozenset({Kind.COMPLAINT, Kind.CLAIM, Kind.REPORT})
"""Kinds in which we failed somebody: the second with the same customer is a double deviation."""


class Status(StrEnum):
    """Where a case stands on its way."""

    RECEIVED = "received"
    INCOMPLETE = "incomplete"  # the customer was asked for what is missing
    TRANSFERRED = "transferred"  # to the authority that is competent; it is over for us once they were told
    IN_WORK = "in_work"
    ANSWERED = "answered"
    CLOSED = "closed"
    MERGED = "merged"


STATUSES: dict[Status, str | Lazy] = {
    Status.RECEIVED: pgettext_lazy("case", "received"),
    Status.INCOMPLETE: pgettext_lazy("case", "waiting for the customer to complete it"),
    Status.TRANSFERRED: pgettext_lazy("case", "transferred"),
    Status.IN_WORK: pgettext_lazy("case", "in work"),
    Status.ANSWERED: pgettext_lazy("case", "answered"),
    Status.CLOSED: pgettext_lazy("case", "closed"),
    Status.MERGED: pgettext_lazy("case", "merged into another"),
}
STATUS_CHOICES = [(status.value, name) for status, name in STATUSES.items()]

# Which moves there are. What each asks for besides stands in rules.moves.
MOVES: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.IN_WORK, Status.INCOMPLETE, Status.TRANSFERRED, Status.ANSWERED, Status.CLOSED, Status.MERGED}),
    Status.INCOMPLETE: frozenset({Status.IN_WORK, Status.CLOSED, Status.TRANSFERRED, Status.MERGED}),
    Status.IN_WORK: frozenset({Status.INCOMPLETE, Status.TRANSFERRED, Status.ANSWERED, Status.CLOSED, Status.MERGED}),
    Status.TRANSFERRED: frozenset({Status.CLOSED, Status.IN_WORK}),
    Status.ANSWERED: frozenset({Status.CLOSED, Status.IN_WORK}),
    # besides reopening: its last message came back undelivered, or the customer wrote again
    Status.CLOSED: frozenset({Status.IN_WORK, Status.ANSWERED, Status.TRANSFERRED}),
    Status.MERGED: frozenset({Status.RECEIVED, Status.INCOMPLETE, Status.IN_WORK, Status.TRANSFERRED, Status.ANSWERED, Status.CLOSED}),
}


class Channel(StrEnum):
    """How words came in or went out."""

    COUNTER = "counter"
    PHONE = "phone"
    PAPER = "paper"
    EMAIL = "email"
    WEB = "web"
    API = "api"
    WHATSAPP = "whatsapp"
    IMPORT = "import"


CHANNELS: dict[Channel, str | Lazy] = {
    Channel.COUNTER: _("counter"),
    Channel.PHONE: _("phone"),
    Channel.PAPER: _("paper"),
    Channel.EMAIL: _("e-mail"),
    Channel.WEB: _("web form"),
    Channel.API: _("another program"),
    Channel.WHATSAPP: "WhatsApp",
    Channel.IMPORT: _("imported file"),
}
CHANNEL_CHOICES = [(channel.value, name) for channel, name in CHANNELS.items()]

ANSWERS: dict[str, str | Lazy] = {
    "email": _("e-mail"),
    "paper": _("letter"),
    "counter": _("at the counter"),
    "phone": _("phone"),
    "whatsapp": "WhatsApp",
    "web": _("the tracking page"),
}
"""How the customer wants the answer, and how a notification went."""
ANSWER_CHOICES = list(ANSWERS.items())


class Severity(IntEnum):
    """How much is at stake. Life and safety come before every deadline."""

    LOW = 1
    USUAL = 2
    SERIOUS = 3
    DANGER = 4


SEVERITIES: dict[Severity, str | Lazy] = {
    Severity.LOW: pgettext_lazy("severity", "low"),
    Severity.USUAL: pgettext_lazy("severity", "usual"),
    Severity.SERIOUS: pgettext_lazy("severity", "serious"),
    Severity.DANGER: pgettext_lazy("severity", "danger to life or safety"),
}
SEVERITY_CHOICES = [(severity.value, name) for severity, name in SEVERITIES.items()]


class Vulnerability(StrEnum):
    """Why the law asks to attend somebody first (Ley 10/2025 arts. 10.6 and 15.2; CPACA art. 20)."""

    ELDERLY = "elderly"
    DISABILITY = "disability"
    CHILD = "child"
    PREGNANT = "pregnant"
    HEALTH = "health"
    DISPLACED = "displaced"
    OTHER = "other"


VULNERABILITIES: dict[Vulnerability, str | Lazy] = {
    Vulnerability.ELDERLY: _("elderly person"),
    Vulnerability.DISABILITY: _("person with a disability"),
    Vulnerability.CHILD: _("child or adolescent"),
    Vulnerability.PREGNANT: _("pregnant person"),
    Vulnerability.HEALTH: _("health or life in danger"),
    Vulnerability.DISPLACED: _("victim of displacement or violence"),
    Vulnerability.OTHER: _("another reason"),
}


class Outcome(StrEnum):
    """How the case ended for whoever asked."""

    GRANTED = "granted"
    PARTLY = "partly"
    DENIED = "denied"
    INFORMED = "informed"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"  # not completed in time, with the reasoned act that the law asks for
    TRANSFERRED = "transferred"
    THANKED = "thanked"


OUTCOMES: dict[Outcome, str | Lazy] = {
    Outcome.GRANTED: pgettext_lazy("outcome", "granted"),
    Outcome.PARTLY: pgettext_lazy("outcome", "granted in part"),
    Outcome.DENIED: pgettext_lazy("outcome", "denied"),
    Outcome.INFORMED: pgettext_lazy("outcome", "informed"),
    Outcome.WITHDRAWN: pgettext_lazy("outcome", "withdrawn by the customer"),
    Outcome.ABANDONED: pgettext_lazy("outcome", "not completed by the customer"),
    Outcome.TRANSFERRED: pgettext_lazy("outcome", "transferred"),
    Outcome.THANKED: pgettext_lazy("outcome", "thanked"),
}
OUTCOME_CHOICES = [(outcome.value, name) for outcome, name in OUTCOMES.items()]
