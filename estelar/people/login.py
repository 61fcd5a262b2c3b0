"""How people log in: nobody opens an account alone; an administrator adds persons. Every attempt leaves a line in the journal."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import password_changed
from allauth.account.signals import user_logged_in as entered
from django.conf import settings
from django.contrib.auth import signals
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people.devices import known_device, remember_device
from estelar.people.middleware import BY_PROVIDER, SESSION
from estelar.people.models import Organisation, Person
from estelar.people.operations.sessions import end_sessions, forget_session, start_session
from estelar.people.requests import address_of
from estelar.permissions import Permission
from estelar.ui.toasts import tell

# What allauth wants to say → what we say. Whatever is not here is not said.
_MESSAGES = {
    "account/messages/logged_out.txt": _("You have logged out."),
    "account/messages/password_changed.txt": _("Your password has been changed. Sessions on other devices have ended."),
    "mfa/messages/totp_activated.txt": _("The app is your second factor now."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer your second factor."),
    "mfa/messages/webauthn_added.txt": _("The passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey has been removed."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Our words and our rules in the places where allauth asks for them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again."),
        "too_many_login_attempts": _(
            "Too many failed attempts. Wait five minutes and try again, or ask your administrator for a new password link."
        ),
        "incorrect_password": _("The password is not right. Try again."),
        "enter_current_password": _("This is not your present password. Try again."),
        "password_min_length": _("The password must have at least {0} characters."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "unknown"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failed attempts are counted by account; a device on which the person has logged in before has a count of its own."""
        email = str(credentials.get("email") or "").strip().lower()
        return f"{email}:{known_device(request, email)}"

    def get_login_stages(self) -> list[str]:
        return ["estelar.people.factors.FactorStage"]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Where the organisation wants it, only administrators of the whole organisation get in by password."""
        person = super().authenticate(request, **credentials)
        if isinstance(person, Person) and not may_use_password(person, Organisation.current()):
            return None
        return person if isinstance(person, Person) else None

    def forget_attempts(self, request: HttpRequest, email: str) -> None:
        """A new password by link: what was tried before no longer counts."""
        self._delete_login_attempts_cached_email(request, email=email)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:me")

    def reauthenticate(self, user: Person, password: str) -> bool:
        """By the person's own address (allauth would look for it in a table that we do not fill)."""
        again = super().authenticate(self.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:
        sentence = _MESSAGES.get(message_template or "")
        if sentence is not None:
            tell(request, sentence)


def may_use_password(person: Person, organisation: Organisation) -> bool:
    """Does the organisation let this person in by password?"""
    if settings.ESTELAR_OIDC is None or organisation.password_login == Organisation.PasswordLogin.EVERYBODY:
        return True
    return person.may_everywhere(Permission.CHANGE_ORGANISATION)


@receiver(signals.user_logged_in)
def remember_login(request: HttpRequest | None, user: Person, **_more: object) -> None:
    at = getattr(request, "at", None)
    if request is None or at is None:  # without our edge there is no clock: tests that skip the login page
        return
    agent = request.headers.get("User-Agent", "")
    is_new = remember_device(request, user.email)
    session = start_session(user, address=address_of(request), agent=agent, is_new_device=is_new, by=user, at=at)
    request.session[SESSION] = session.pk


@receiver(entered)
def remember_provider(request: HttpRequest, user: Person, sociallogin: object = None, **_more: object) -> None:
    """Did the login provider ask for a second factor? Then no page asks for another one in this session."""
    if sociallogin is not None and settings.ESTELAR_OIDC is not None and settings.ESTELAR_OIDC.second_factor:
        request.session[BY_PROVIDER] = True
    else:
        request.session.pop(BY_PROVIDER, None)


@receiver(signals.user_logged_out)
def remember_logout(request: HttpRequest | None, user: Person | None, **_more: object) -> None:
    at = getattr(request, "at", None)
    if request is not None and at is not None and isinstance(user, Person):
        forget_session(request.session.get(SESSION, 0))
        record("people.logged_out", user, by=user, at=at)


@receiver(signals.user_login_failed)
def remember_failed_login(credentials: dict[str, Any], request: HttpRequest | None = None, **_more: object) -> None:
    """By the robot: nobody knows who it was. An address that nobody has is kept only as a keyed mark (it may be a mistyped password)."""
    at = getattr(request, "at", None)
    if at is None:
        return
    email = str(credentials.get("email") or "").strip().lower()
    known = Person.objects.filter(email__iexact=email).first()
    robot = Person.objects.robot()
    if known is not None:
        record("people.login_failed", known, by=robot, at=at)
    else:
        mark = salted_hmac("estelar.login_failed", email, algorithm="sha256").hexdigest()[:12]
        record("people.login_failed", Organisation.current(), by=robot, at=at, unknown_address=mark)


@receiver(password_changed)
def remember_password_change(request: HttpRequest, user: Person, **_more: object) -> None:
    at = getattr(request, "at", None)
    if at is not None:
        record("people.password_changed", user, by=user, at=at)
        end_sessions(user, but=request.session.get(SESSION), by=user, at=at, tell=False)
        post("security.password_changed", to=user, at=at, urgent=True)
