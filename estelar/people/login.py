"""How people log in: nobody opens an account alone; an administrator adds persons. Every attempt leaves a line in the journal."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import password_changed
from django.contrib.auth import signals
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from estelar.journal.operations import record
from estelar.people.models import Organisation, Person
from estelar.ui.toasts import tell

# What allauth wants to say → what we say. Whatever is not here is not said.
_MESSAGES = {
    "account/messages/logged_out.txt": _("You have logged out."),
    "account/messages/password_changed.txt": _("Your password has been changed. Sessions on other devices have ended."),
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

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:me")

    def reauthenticate(self, user: Person, password: str) -> bool:
        """By the person's own address (allauth would look for it in a table that we do not fill)."""
        again = self.authenticate(self.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:
        sentence = _MESSAGES.get(message_template or "")
        if sentence is not None:
            tell(request, sentence)


@receiver(signals.user_logged_in)
def remember_login(request: HttpRequest | None, user: Person, **_more: object) -> None:
    at = getattr(request, "at", None)
    if at is not None:  # without our edge there is no clock: tests that skip the login page
        record("people.logged_in", user, by=user, at=at)


@receiver(signals.user_logged_out)
def remember_logout(request: HttpRequest | None, user: Person | None, **_more: object) -> None:
    at = getattr(request, "at", None)
    if at is not None and isinstance(user, Person):
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
