"""allauth's second factors in our words, with secrets encrypted, and every event in the journal and to the person."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from estelar.notices.rules import seal, unseal
from estelar.people.models import Organisation, Person
from estelar.people.operations import factors

SEALED_FOR = "second factor"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Our words and our rules in the places where allauth asks for them."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code or key is not right, or it was used already. Try the next one."),
        "cannot_delete_authenticator": gettext_lazy(
            "Your role needs a second factor, and this is your only one. Add another one first; then you can remove this one."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Recovery codes belong to a second factor. Add an app or a passkey first."),
    }

    def get_totp_issuer(self) -> str:
        return Organisation.current().name

    def encrypt(self, text: str) -> str:
        return seal(text, key=settings.SECRET_KEY, purpose=SEALED_FOR)

    def decrypt(self, encrypted_text: str) -> str:
        """With another secret key than the one it was sealed with, nothing fits: a secret of chance, which no code matches."""
        return unseal(encrypted_text, key=settings.SECRET_KEY, purpose=SEALED_FOR) or generate_totp_secret()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a second factor keeps the last one."""
        person = authenticator.user
        if not factors.must_have_second_factor(person, Organisation.current()):
            return True
        others = Authenticator.objects.filter(user_id=person.pk, type__in=factors.FACTORS).exclude(pk=authenticator.pk)
        return bool(others.exists())

    def generate_authenticator_name(self, user: Person, type: str) -> str:
        return _("Key {number}").format(number=Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": Organisation.current().name}


class FactorStage(AuthenticateStage):  # type: ignore[misc]
    """The second factor at login; not again for whoever the login provider has asked for one (ESTELAR_OIDC_SECOND_FACTOR)."""

    def _should_handle(self, request: HttpRequest) -> bool:
        by_provider = "sociallogin" in (self.login.signal_kwargs or {}) and bool(
            settings.ESTELAR_OIDC and settings.ESTELAR_OIDC.second_factor
        )
        return not by_provider and bool(super()._should_handle(request))


def _name(authenticator: Authenticator) -> str:
    return str(authenticator.wrap().name) if authenticator.type == Authenticator.Type.WEBAUTHN else ""


@receiver(signals.authenticator_added)
def remember_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    at = request.at  # type: ignore[attr-defined]
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        factors.note_codes_made(user, at=at)
    else:
        factors.note_added(user, kind=authenticator.type, name=_name(authenticator), at=at)


@receiver(signals.authenticator_reset)
def remember_codes(request: HttpRequest, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    factors.note_codes_made(user, at=request.at)  # type: ignore[attr-defined]


@receiver(signals.authenticator_removed)
def remember_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:  # they go with the last factor
        factors.note_removed(user, kind=authenticator.type, name=_name(authenticator), at=request.at)  # type: ignore[attr-defined]


@receiver(signals.authenticator_used)
def remember_used(request: HttpRequest, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        authenticator.refresh_from_db()
        left = len(authenticator.wrap().get_unused_codes())
        factors.note_code_used(user, left=left, at=request.at)  # type: ignore[attr-defined]


@receiver(signals.authentication_failed)
def remember_failed(request: HttpRequest, user: Person, authenticator: Authenticator, **_more: Any) -> None:
    factors.note_failed(user, kind=authenticator.type, at=request.at)  # type: ignore[attr-defined]
