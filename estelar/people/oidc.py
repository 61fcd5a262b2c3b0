"""Login with a provider that speaks OpenID Connect: allauth's flow, made stricter, and our rules of who gets in and with which roles."""

from __future__ import annotations

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.conf import LoginProvider
from estelar.errors import RuleBroken
from estelar.people.models import Person
from estelar.people.operations import groups as by_groups

log = logging.getLogger("estelar.people.oidc")


def provider_id() -> str:
    """How accounts of the configured provider are marked; empty without one."""
    providers: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS
    apps = providers.get("openid_connect", {}).get("APPS", [])
    return str(apps[0]["provider_id"]) if apps else ""


def _provider() -> LoginProvider:
    """Only asked for behind a page that answers 404 without one."""
    assert settings.ESTELAR_OIDC is not None
    return settings.ESTELAR_OIDC


class Connection(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """The conversation with the provider: the signature of the ID token is always checked, and both answers must speak of one person."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("oidc_callback"))

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        config = self.openid_config
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token, keys_url=config["jwks_uri"], issuer=config["issuer"], audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk, verify_signature=True,
        )  # fmt: skip
        return decoded

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **words: Any) -> SocialLogin:
        """Raises OAuth2Error when there is no ID token, or the answer of the user endpoint is about somebody else (OIDC Core 5.3.2)."""
        if not words["response"].get("id_token"):
            raise OAuth2Error("no ID token")
        login = super().complete_login(request, app, token, **words)
        said, asked = login.account.extra_data["id_token"], login.account.extra_data.get("userinfo", {})
        if asked and asked.get("sub") != said.get("sub"):
            raise OAuth2Error("the user endpoint speaks of somebody else")
        login.claims = {**said, **asked}
        login.account.extra_data = {}  # claims are personal data: what we need of them becomes roles, the rest is not kept
        return login


def groups_in(claims: dict[str, Any], name: str) -> list[str]:
    """The groups of a claim: a list, or one text; "a.b" looks for b inside a (Keycloak's realm_access.roles)."""
    found: Any = claims.get(name)
    if found is None and "." in name:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    if isinstance(found, str):
        return [found]
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _refuse(request: HttpRequest, sentence: str) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(render(request, "people/account/oidc_failed.html", {"sentence": sentence}, status=403))


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: a verified address finds an existing person, or a group that the table knows makes a new one."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        found = super().get_provider(request, provider, client_id)
        found.oauth2_adapter_class = Connection
        return found

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Person:
        person: Person = sociallogin.user
        person.email = str(data.get("email") or "")
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        at = request.at  # type: ignore[attr-defined]
        claims, groups = sociallogin.claims, groups_in(sociallogin.claims, _provider().groups_claim)
        email = str(claims.get("email") or "").strip().lower()
        try:
            with transaction.atomic():
                if not sociallogin.is_existing:
                    self._find(request, sociallogin, email=email, verified=claims.get("email_verified") is True, groups=groups)
                person = sociallogin.user
                if person.is_active:
                    by_groups.apply_groups(person, groups=groups, at=at)
        except RuleBroken as error:
            raise _refuse(request, str(error)) from error

    def _find(self, request: HttpRequest, login: SocialLogin, *, email: str, verified: bool, groups: list[str]) -> None:
        if not email or not verified:
            raise RuleBroken(
                _("The login provider has not confirmed your e-mail address, so we cannot tell who you are here. Ask your administrator."),
                code="not_verified",
            )
        at, name = request.at, str(login.claims.get("name") or "")  # type: ignore[attr-defined]
        person = by_groups.person_of(email=email, name=name, groups=groups, provider=login.account.provider, at=at)
        if person is None:
            raise RuleBroken(
                _("The login provider knows you, but nobody has given you access here yet. Ask your administrator."), code="no_access"
            )
        login.connect(request, person)
        by_groups.note_linked(person, provider=_provider().name, at=at)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **words: Any) -> None:
        """Our own page; the reason is for the log (it holds no secret: codes and tokens are not in it)."""
        log.warning("login by provider failed: %s %s", words.get("error"), type(words.get("exception")).__name__)
        raise _refuse(request, _("The login at {name} was not completed. Try again; if it happens again, tell your administrator.").format(
            name=_provider().name
        ))  # fmt: skip

    def send_notification_mail(self, *_args: Any, **_words: Any) -> None:
        """Ours go by estelar.notices."""
