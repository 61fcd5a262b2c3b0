"""What the journal and the post-box say of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "cases.opened": _("opened the case"),
    "cases.started": _("began to work on the case"),
    "cases.asked_to_complete": _("asked for what is missing in the case"),
    "cases.completed": _("noted that the case is complete"),
    "cases.transferred": _("transferred the case to whoever is competent"),
    "cases.paused": _("stopped the clock of the case"),
    "cases.resumed": _("let the clock of the case go on"),
    "cases.extended": _("extended the term of the case"),
    "cases.deadline_moved": _("computed the deadline of the case anew"),
    "cases.closed": _("closed the case"),
    "cases.back_on_desk": _("brought the closed case back to the desk"),
    "cases.reopened": _("reopened the case"),
    "cases.second_instance": _("sent the case to a second instance"),
    "cases.noted": _("wrote a note in the case"),
    "cases.replied": _("replied in the case"),
    "cases.point_answered": _("answered a point of the case"),
    "cases.points_changed": _("changed the points of the case"),
    "cases.answered": _("answered the case"),
    "cases.customer_wrote": _("took in new words of whoever brought the case"),
    "cases.delivered": _("noted the proof that a message of the case arrived"),
    "cases.not_delivered": _("noted that a message of the case did not arrive"),
    "cases.sent_again": _("sent a message of the case another way"),
    "cases.reclassified": _("corrected the class of the case"),
    "cases.changed": _("changed the case"),
    "cases.confidential_set": _("marked the case as confidential"),
    "cases.confidential_lifted": _("lifted the confidentiality of the case"),
    "cases.concern_added": _("noted whom the case is about"),
    "cases.concern_removed": _("took back whom the case is about"),
    "cases.routed": _("gave the new case by rule"),
    "cases.taken": _("took the case"),
    "cases.assigned": _("assigned the case"),
    "cases.handed_over": _("handed over the case"),
    "cases.moved": _("passed the case to another unit"),
    "cases.covered": _("gave the case of somebody who is away to whoever stands in"),
    "cases.absence_noted": _("noted the absence of"),
    "cases.absence_ended": _("ended the absence of"),
    "cases.escalated": _("told those who answer for it that the term of the case ends soon"),
    "cases.merged": _("merged the case into another"),
    "cases.took_in": _("took another case into the case"),
    "cases.unmerged": _("took the case out of the one it was merged into"),
    "cases.gave_back": _("gave a merged case back out of the case"),
    "cases.split": _("split a case off the case"),
    "cases.linked": _("linked the case"),
    "cases.link_confirmed": _("confirmed the link of the case"),
    "cases.unlinked": _("undid a link of the case"),
    "cases.parent_set": _("set of which greater case it is part:"),
    "cases.promised": _("promised something to a customer:"),
    "cases.promise_kept": _("kept the promise"),
    "cases.promise_recovered": _("made good the broken promise"),
    "cases.promise_renegotiated": _("renegotiated the promise"),
    "cases.promise_lifted": _("lifted the promise"),
    "cases.promise_broken": _("noted as broken the promise"),
    "cases.rated": _("noted the satisfaction with the handling of the case"),
}

NOTICES: dict[str, StrPromise] = {
    "cases.danger": _("A case with danger to life or safety"),
    "cases.second_failure": _("A second failure with the same person"),
    "cases.not_delivered": _("A message of a case did not arrive"),
    "cases.customer_wrote": _("New words in a case"),
    "cases.assigned": _("A case is yours"),
    "cases.escalated": _("The term of a case ends soon"),
    "cases.promised": _("A promise that you keep"),
    "cases.promise_broken": _("A promise was not kept in time"),
    "cases.praised": _("A compliment about you"),
    "cases.compliment": _("A compliment for the unit"),
}
