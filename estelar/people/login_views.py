"""The pages of logging in: allauth's views in our words and our look."""

from __future__ import annotations

from typing import Any

from allauth.account import views
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from estelar.notices.operations import mail_ready
from estelar.people.login_forms import ChangePasswordForm, ForgottenForm, LoginForm, ReauthenticateForm
from estelar.people.models import Organisation
from estelar.people.operations.links import ask_for_link
from estelar.people.requests import PublicRequest, Request
from estelar.ui.guard import guarded, public
from estelar.ui.toasts import tell


class LoginView(views.LoginView):  # type: ignore[misc]  # allauth ships no types
    template_name = "people/account/login.html"

    def get_form_class(self) -> type[LoginForm]:
        return LoginForm

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        everybody = self.request.organisation.password_login == Organisation.PasswordLogin.EVERYBODY
        context: dict[str, Any] = super().get_context_data(**words)
        return context | {"provider": settings.ESTELAR_OIDC, "password_for_all": everybody or settings.ESTELAR_OIDC is None}


class LogoutView(views.LogoutView):  # type: ignore[misc]
    template_name = "people/account/logout.html"


class ChangePasswordView(views.PasswordChangeView):  # type: ignore[misc]
    template_name = "people/account/password_change.html"

    def dispatch(self, request: Request, *args: Any, **words: Any) -> HttpResponseBase:
        if not request.user.has_usable_password():
            tell(
                request,
                _("You have no password here: you log in by the login provider. An administrator can make a password link for you."),
            )
            return redirect("people:me")
        response: HttpResponseBase = super().dispatch(request, *args, **words)
        return response

    def get_form_class(self) -> type[ChangePasswordForm]:
        return ChangePasswordForm


class ReauthenticateView(views.ReauthenticateView):  # type: ignore[misc]
    template_name = "people/account/reauthenticate.html"

    def get_form_class(self) -> type[ReauthenticateForm]:
        return ReauthenticateForm


@public
def forgotten(request: PublicRequest) -> HttpResponse:
    """The same answer, and the same work, whoever the address belongs to: the worker mails a link to whoever exists."""
    form = ForgottenForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked:
        if not ratelimit.consume(request, action="reset_password", key=form.cleaned_data["email"].lower()):
            refused: HttpResponse = ratelimit.respond_429(request)
            return refused
        ask_for_link(form.cleaned_data["email"], at=request.at)
    context = {"form": form, "asked": asked, "by_mail": mail_ready()}
    return render(request, "people/account/forgotten.html", context, status=422 if form.errors else 200)


@public
def inactive(request: HttpRequest) -> HttpResponse:
    """The password was right, but the person may not log in."""
    return render(request, "people/account/inactive.html", status=403)


login = public(LoginView.as_view())
logout = public(LogoutView.as_view())
change_password = guarded()(ChangePasswordView.as_view())
reauthenticate = guarded()(ReauthenticateView.as_view())
