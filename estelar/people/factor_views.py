"""The pages of the second factor: an app, passkeys, recovery codes; and of the login provider."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.recovery_codes.internal.flows import can_generate_recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import flows
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from estelar.people.login_forms import AddAppForm, AddKeyForm, CodeAgainForm, CodeForm, RenameKeyForm
from estelar.people.middleware import LATER
from estelar.people.oidc import Connection, provider_id
from estelar.people.operations.factors import due_at, has_second_factor, must_have_second_factor, note_renamed
from estelar.people.requests import PublicRequest, Request
from estelar.ui.guard import guarded, public


@guarded()
def factors(request: Request) -> HttpResponse:
    """What one has, what one may add; and, where the role asks for a second factor, until when."""
    mine = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at", "pk"))
    keys = [one for one in mine if one.type == Authenticator.Type.WEBAUTHN]
    codes = next((one for one in mine if one.type == Authenticator.Type.RECOVERY_CODES), None)
    must, has = must_have_second_factor(request.user, request.organisation), has_second_factor(request.user)
    due = due_at(request.user, request.organisation, at=request.at) if must and not has else None
    context = {
        "app": next((one for one in mine if one.type == Authenticator.Type.TOTP), None),
        "keys": [(key, key.wrap().name, key.wrap().is_passwordless) for key in keys],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "may_make_codes": can_generate_recovery_codes(request.user),
        "must": must,
        "missing": must and not has,
        "due": due,
        "may_wait": due is not None and request.at < due,
    }
    return render(request, "people/account/factors.html", context)


@guarded()
@require_POST
def later(request: Request) -> HttpResponse:
    """Set up later in this session, as long as there is time left."""
    request.session[LATER] = True
    return redirect("/")


class AuthenticateView(base.AuthenticateView):  # type: ignore[misc]  # allauth ships no types
    template_name = "people/account/code.html"

    def get_form_class(self) -> type[CodeForm]:
        return CodeForm

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**words)
        kinds = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        return context | {"has_key": Authenticator.Type.WEBAUTHN in kinds}


class ReauthenticateView(base.ReauthenticateView):  # type: ignore[misc]
    template_name = "people/account/code_again.html"

    def get_form_class(self) -> type[CodeAgainForm]:
        return CodeAgainForm


class ReauthenticateKeyView(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "people/account/key_again.html"


class AddAppView(totp.ActivateTOTPView):  # type: ignore[misc]
    template_name = "people/account/app_add.html"

    def get_form_class(self) -> type[AddAppForm]:
        return AddAppForm


class _OrIndex:
    """What is not there (any more) leads to the page of what is."""

    def dispatch(self, request: Request, *args: Any, **words: Any) -> HttpResponseBase:
        try:
            response: HttpResponseBase = super().dispatch(request, *args, **words)  # type: ignore[misc]  # of allauth's view, which comes next
        except Http404:
            return redirect("mfa_index")
        return response


class RemoveAppView(_OrIndex, totp.DeactivateTOTPView):  # type: ignore[misc]
    template_name = "people/account/app_remove.html"


class MakeCodesView(recovery.GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "people/account/codes_make.html"


class CodesView(_OrIndex, recovery.ViewRecoveryCodesView):  # type: ignore[misc]
    template_name = "people/account/codes.html"


class AddKeyView(webauthn.AddWebAuthnView):  # type: ignore[misc]
    template_name = "people/account/key_add.html"

    def get_form_class(self) -> type[AddKeyForm]:
        return AddKeyForm

    def get_context_data(self, **words: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**words)
        return context | ({"form": words["form"]} if "form" in words else {"form": self.get_form()})


class RenameKeyView(webauthn.EditWebAuthnView):  # type: ignore[misc]
    template_name = "people/account/key_rename.html"
    success_url = reverse_lazy("mfa_index")

    def get_form_class(self) -> type[RenameKeyForm]:
        return RenameKeyForm

    def form_valid(self, form: RenameKeyForm) -> HttpResponse:
        note_renamed(self.request.user, name=form.cleaned_data["name"], at=self.request.at)
        response: HttpResponse = super().form_valid(form)
        return response


class LoginKeyView(webauthn.LoginWebAuthnView):  # type: ignore[misc]
    """The browser asks for a challenge, and brings back what a passkey answered."""


@guarded()
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def remove_key(request: Request, pk: int) -> HttpResponse:
    """Asked first; the last second factor of whoever must have one stays."""
    key = get_object_or_404(Authenticator, user_id=request.user.pk, type=Authenticator.Type.WEBAUTHN, pk=pk)
    key.user = request.user
    stays = not get_adapter().can_delete_authenticator(key)
    if request.method == "POST" and not stays:
        flows.remove_authenticator(request, key)
        return redirect("mfa_index")
    context = {"name": key.wrap().name, "key": key, "stays": stays}
    return render(request, "people/account/key_remove.html", context, status=422 if request.method == "POST" else 200)


def _conversation(request: PublicRequest) -> Connection:
    if not provider_id():
        raise Http404
    return Connection(request, provider_id())


@public
def oidc_login(request: PublicRequest) -> HttpResponseBase:
    """Off to the login provider."""
    return _of_provider(OAuth2LoginView, request)


@public
def oidc_callback(request: PublicRequest) -> HttpResponseBase:
    """Back from the login provider."""
    return _of_provider(OAuth2CallbackView, request)


def _of_provider(view: Any, request: PublicRequest) -> HttpResponseBase:
    try:
        response: HttpResponseBase = view.adapter_view(_conversation(request))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return response


authenticate = public(AuthenticateView.as_view())
reauthenticate = guarded()(ReauthenticateView.as_view())
reauthenticate_key = guarded()(ReauthenticateKeyView.as_view())
add_app = guarded()(never_cache(AddAppView.as_view()))
remove_app = guarded()(RemoveAppView.as_view())
codes = guarded()(never_cache(CodesView.as_view()))
make_codes = guarded()(MakeCodesView.as_view())
add_key = guarded()(AddKeyView.as_view())
rename_key = guarded()(RenameKeyView.as_view())
login_key = public(LoginKeyView.as_view())
