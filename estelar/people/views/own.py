"""What is one's own: preferences, and the page behind a password link."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.decorators import rate_limit
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import override

from estelar.people.forms import NewPasswordForm, PreferencesForm
from estelar.people.operations.factors import has_second_factor
from estelar.people.operations.links import holder, use_link
from estelar.people.operations.persons import role_name, set_preferences
from estelar.people.requests import PublicRequest, Request
from estelar.ui.guard import guarded, public
from estelar.ui.toasts import tell

YEAR = 365 * 24 * 3600


@guarded()
def me(request: Request) -> HttpResponse:
    """Own language, theme and keys; own roles; the way to another password."""
    person = request.user
    now = {"language": person.language, "theme": person.theme, "single_keys": person.single_keys}
    form = PreferencesForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        set_preferences(person, **form.cleaned_data, by=person, at=request.at)
        language = form.cleaned_data["language"]
        with override(language or request.organisation.language):
            tell(request, _("Saved."))
        response = redirect("people:me")
        if language:  # so that the login page speaks it too
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", httponly=True)
        response.set_cookie("estelar_theme", form.cleaned_data["theme"], max_age=YEAR, samesite="Lax", httponly=True)
        return response
    roles = [(role_name(a.role), a.unit.name) for a in person.current_assignments]
    context = {"form": form, "roles": roles, "has_second_factor": has_second_factor(person)}
    return render(request, "people/me.html", context, status=422 if form.errors else 200)


@public
@rate_limit(action="reset_password_from_key")  # type: ignore[untyped-decorator]  # allauth ships no types
def link(request: PublicRequest, uid: str, token: str) -> HttpResponse:
    """Whoever holds the link chooses a password. The address is a secret: it is neither kept nor passed on."""
    person = holder(uid, token, at=request.at)
    if person is None:
        response = render(request, "people/account/link_dead.html", status=410)
    else:
        form = NewPasswordForm(person, request.POST or None)
        if request.method == "POST" and form.is_valid():
            use_link(uid, token, password=form.cleaned_data["new_password1"], at=request.at)
            get_adapter(request).forget_attempts(request, person.email)
            tell(request, _("Your password is ready. Log in with it."))
            return redirect("account_login")
        response = render(request, "people/account/link.html", {"form": form, "person": person}, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    # Not "no-referrer": browsers then send "Origin: null" with the form, and the CSRF check refuses it. No other host is told either way.
    response["Referrer-Policy"] = "same-origin"
    return response
