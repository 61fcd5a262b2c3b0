"""Three addresses for machines: does the process live, is it ready for visitors, what does it count. They need no session."""

from __future__ import annotations

import contextlib
import hmac
import ipaddress
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.views.decorators.http import require_safe
from psycopg_pool import PoolTimeout

from estelar.watching import metrics

_migrated = False  # once the schema fits this version, it does as long as the process lives


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process lives and answers. Nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "The database does not have the schema of this version. Run: estelar migrate"
        _migrated = True
    return "ok"


def _facts() -> str:
    folder = settings.CONF.facts
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"ready?")
    return "ok"


CHECKS: dict[str, Callable[[], str]] = {"database": _database, "migrations": _migrations, "facts": _facts}


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Visitors may be sent here: the database answers with the right schema, the folder of facts can be written. Else 503 and why."""
    found: dict[str, str] = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check()
        except (Error, PoolTimeout):
            found[name] = "The database does not answer."
        except OSError as error:
            found[name] = f"The folder cannot be written: {error.strerror}."
        if found[name] != "ok" and name == "database":
            break
    return JsonResponse(found, status=200 if set(found.values()) == {"ok"} else 503)


@require_safe
def show_metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for those whom ESTELAR_METRICS_TOKEN or ESTELAR_METRICS_ALLOW let in; for everybody else there is nothing here."""
    if not (_has_token(request) or _is_allowed(request)):
        return HttpResponseNotFound("Not found\n", content_type="text/plain; charset=utf-8")
    return HttpResponse(metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _has_token(request: HttpRequest) -> bool:
    token = settings.CONF.metrics_token
    given = request.headers.get("Authorization", "")
    return bool(token) and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def _is_allowed(request: HttpRequest) -> bool:
    """By address, which must be the caller's own: what comes through a proxy counts as whom the last known proxy names."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    proxies = settings.CONF.proxies
    if (hops and len(hops) < max(proxies, 1)) or (hops and not proxies) or "Forwarded" in request.headers:
        return False  # it came through a proxy that we know nothing of
    with contextlib.suppress(ValueError):
        caller = ipaddress.ip_address(hops[-proxies] if hops else request.META.get("REMOTE_ADDR", ""))
        return any(caller in network for network in settings.CONF.metrics_allow)
    return False
