"""The pages of logging in: allauth's views in our words and our look."""

from __future__ import annotations

from typing import Any

from allauth.account import forms, views
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from estelar.ui.guard import guarded, public


class LoginForm(forms.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label, password.help_text = _("E-mail"), _("Password"), ""
        login.widget.attrs.pop("placeholder", None)
        login.widget.attrs["autocomplete"] = "username"
        password.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("Present password"), "password1": _("New password"), "password2": _("New password, again")}
        for name, label in labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = password_validators_help_text_html()


class ReauthenticateForm(forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label, field.help_text = _("Password"), ""
        field.widget.attrs.pop("placeholder", None)


class LoginView(views.LoginView):  # type: ignore[misc]
    template_name = "people/account/login.html"

    def get_form_class(self) -> type[LoginForm]:
        return LoginForm


class LogoutView(views.LogoutView):  # type: ignore[misc]
    template_name = "people/account/logout.html"


class ChangePasswordView(views.PasswordChangeView):  # type: ignore[misc]
    template_name = "people/account/password_change.html"

    def get_form_class(self) -> type[ChangePasswordForm]:
        return ChangePasswordForm


class ReauthenticateView(views.ReauthenticateView):  # type: ignore[misc]
    template_name = "people/account/reauthenticate.html"

    def get_form_class(self) -> type[ReauthenticateForm]:
        return ReauthenticateForm


@public
def forgotten(request: HttpRequest) -> HttpResponse:
    """No mail is sent yet: an administrator makes a link."""
    return render(request, "people/account/forgotten.html")


@public
def inactive(request: HttpRequest) -> HttpResponse:
    """The password was right, but the person may not log in."""
    return render(request, "people/account/inactive.html", status=403)


login = public(LoginView.as_view())
logout = public(LogoutView.as_view())
change_password = guarded()(ChangePasswordView.as_view())
reauthenticate = guarded()(ReauthenticateView.as_view())
