"""The addresses of robots and their tokens, of the specification, and of the API itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, include, path, re_path

from estelar.api.edge import at_the_edge, not_found
from estelar.api.routing import ADDRESSES, API
from estelar.api.views import cases, customers, cycles, docs, encounters, figures, house, robots  # noqa: F401  # importing tells the routes

app_name = "api"


def _routes() -> Iterator[URLPattern | URLResolver]:
    """The routes as the framework makes them, each address behind the edge."""
    of_name = {one.name: address for address in ADDRESSES.values() for one in address.routes.values()}
    for pattern in API.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name in of_name:
            pattern.callback = at_the_edge(pattern.callback, of_name[pattern.name].routes)
            yield pattern


urlpatterns = [
    path("robots/", robots.robots, name="robots"),
    path("robots/nuevo/", robots.robot_add, name="robot_add"),
    path("robots/<int:pk>/", robots.robot, name="robot"),
    path("robots/<int:pk>/funciones/", robots.robot_role_add, name="robot_role_add"),
    path("robots/<int:pk>/funciones/<int:assignment>/retirar/", robots.robot_role_withdraw, name="robot_role_withdraw"),
    path("robots/<int:pk>/token/", robots.token_add, name="token_add"),
    path("robots/tokens/<int:pk>/revocar/", robots.token_revoke, name="token_revoke"),
    path("api/v1/docs/", docs.docs, name="docs"),
    path("api/v1/openapi.json", docs.openapi, name="openapi"),
    path("api/v1/", include((list(_routes()), "v1"))),
    re_path(r"^api/(?P<rest>.*)$", not_found, name="nowhere"),
]
