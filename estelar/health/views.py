"""The health of the installation on one page, and two buttons for work that failed."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.health.operations import checks, looking, retrying
from estelar.health.rules import CHECKS, LEVELS, worst
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell


def _of_the_whole(request: Request, permission: Permission) -> None:
    """The installation is one: a role in a unit is not enough. Raises NotAllowed."""
    if not request.user.may_everywhere(permission):
        raise NotAllowed(permission)


@guarded(Permission.SEE_HEALTH)
def page(request: Request) -> HttpResponse:
    """How workers, queue, figures, back-up, mail, webhooks and disk are; what runs, what failed, when each job last succeeded."""
    _of_the_whole(request, Permission.SEE_HEALTH)
    findings = checks.quick(at=request.at)
    context = {
        "findings": [(CHECKS.get(finding.check, finding.check), LEVELS[finding.level], finding) for finding in findings],
        "level": worst(findings),
        "workers": looking.workers(at=request.at),
        "running": looking.running(at=request.at),
        "failed": looking.failed(),
        "records": looking.records(),
        "may_retry": request.user.may_everywhere(Permission.RETRY_JOBS),
    }
    return render(request, "health/page.html#now" if request.htmx else "health/page.html", context)


@require_POST
@guarded(Permission.RETRY_JOBS)
def retry(request: Request, pk: int) -> HttpResponse:
    """Put a failed job back into the queue."""
    _of_the_whole(request, Permission.RETRY_JOBS)
    if not looking.is_there(pk):
        raise Http404
    retrying.retry(pk, by=request.user, at=request.at)
    tell(request, _("The job is in the queue again."))
    return HttpResponseRedirect(reverse("health:page"))


@require_POST
@guarded(Permission.RETRY_JOBS)
def set_aside(request: Request, pk: int) -> HttpResponse:
    """Forget a failed job."""
    _of_the_whole(request, Permission.RETRY_JOBS)
    if not looking.is_there(pk):
        raise Http404
    retrying.set_aside(pk, by=request.user, at=request.at)
    tell(request, _("The job has been set aside."))
    return HttpResponseRedirect(reverse("health:page"))
