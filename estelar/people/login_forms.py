"""The forms of logging in and of the second factor: allauth's, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from estelar.people.forms import can_be_shown

CODE_USED_FOR = 180  # seconds: longer than any code of an app is taken (three steps of 30)


class LoginForm(account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label, password.help_text = _("E-mail"), _("Password"), ""
        login.widget.attrs.pop("placeholder", None)
        login.widget.attrs["autocomplete"] = "username webauthn"
        password.widget.attrs.pop("placeholder", None)
        can_be_shown(password)


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Present password"), "password1": _("New password"), "password2": _("New password, again")}
        for name, label in labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
            can_be_shown(field)
        self.fields["password1"].help_text = password_validators_help_text_html()


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label, field.help_text = _("Password"), ""
        field.widget.attrs.pop("placeholder", None)
        can_be_shown(field)


class ForgottenForm(forms.Form):
    """The address of whoever forgot the password."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))


def _plain_code(field: forms.Field, label: Any) -> None:
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}


def _first_time(user: Any, code: str) -> bool:
    """A code of an app works once (RFC 6238 5.2), wherever it arrives; allauth forgets it while it still counts."""
    mark = salted_hmac("estelar.totp", f"{user.pk}:{code.replace(' ', '')}", algorithm="sha256").hexdigest()
    return bool(cache.add(f"totp:{mark}", 1, timeout=CODE_USED_FOR))


class _Code(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self.fields["code"], _("Code of the app, or a recovery code"))

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of allauth's form, which comes next
        is_app = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        if is_app and not _first_time(self.user, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Code, codes.AuthenticateForm):  # type: ignore[misc]
    """The second factor at login."""


class CodeAgainForm(_Code, codes.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more, before something delicate."""


class AddAppForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_code(self.fields["code"], _("Code that the app shows"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}

    def clean_code(self) -> str:
        code: str = super().clean_code()
        if not _first_time(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AddKeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; the browser fills in the credential."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.label, name.help_text, name.max_length = _("Name"), _("So that you know it again: “My phone”, “Blue key”."), 60
        name.widget.attrs["maxlength"] = 60
        alone.label, alone.help_text = _("Log in with this key alone"), _("Without a password. The key asks for your finger, face or PIN.")
        alone.initial = True


class RenameKeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].widget.attrs["maxlength"] = 60
        self.fields["name"].max_length = 60
