"""Who may enter a view. Every view is `@guarded(Permission.X)`, `@guarded()` (anyone who is logged in) or `@public`.

A test walks the URL table and refuses a view that says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

if TYPE_CHECKING:
    from estelar.permissions import Permission

type View = Callable[..., HttpResponseBase]


class _Who(Protocol):
    is_authenticated: bool

    def may(self, permission: Permission) -> bool: ...


class NotAllowed(PermissionDenied):
    """The person is known, but lacks a permission; the page says which one to ask for."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(str(permission))
        self.permission = permission


def require(request: HttpRequest, permission: Permission) -> None:
    """For a view whose needs depend on what it finds. Raises NotAllowed."""
    if not cast("_Who", request.user).may(permission):
        raise NotAllowed(permission)


def _to_login(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request") == "true":
        # the fragment cannot be a log-in page: the browser goes there, and comes back to the page it was on
        here = request.headers.get("HX-Current-URL", "")
        path = "/" + here.split("/", 3)[3] if here.count("/") >= 3 else "/"
        response = HttpResponse(status=204)
        response["HX-Redirect"] = redirect_to_login(path)["Location"]
        return response
    return redirect_to_login(request.get_full_path())


def guarded[V: View](permission: Permission | None = None) -> Callable[[V], V]:
    """Only for logged-in persons, and only those who hold the permission (None: every logged-in person)."""

    def decorate(view: V) -> V:
        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            if permission is not None:
                require(request, permission)
            return view(request, *args, **kwargs)

        entered.estelar_permission = permission  # type: ignore[attr-defined]
        entered.login_required = False  # type: ignore[attr-defined]  # we ask ourselves, and answer htmx properly
        return cast("V", entered)

    return decorate


def public[V: View](view: V) -> V:
    """Open to everybody, on purpose."""
    view.estelar_public = True  # type: ignore[attr-defined]
    view.login_required = False  # type: ignore[attr-defined]  # for Django's LoginRequiredMiddleware
    return view
