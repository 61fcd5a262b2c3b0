from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from estelar.people.logo import MOST_BYTES
from estelar.people.models import Organisation, Person, Unit, UnitQuerySet, as_tree
from estelar.people.rules import COUNTRIES, ROLE_NAMES, Role, time_zones

if TYPE_CHECKING:
    _UnitField = forms.ModelChoiceField[Unit]
    _PasswordForm = SetPasswordForm[Person]
else:
    _UnitField, _PasswordForm = forms.ModelChoiceField, SetPasswordForm

LANGUAGES = [("es", "Español"), ("en", "English")]


def can_be_shown(field: forms.Field) -> None:
    """A password field with a button that shows what one writes (account.ts)."""
    field.widget.attrs |= {"data-show-password": _("Show the password"), "data-hide-password": _("Hide the password")}


class UnitChoice(_UnitField):
    """Units as an indented list, in the order of the tree."""

    def __init__(self, units: UnitQuerySet | None = None, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), **kwargs)
        if units is not None:
            self.offer(units)

    def offer(self, units: UnitQuerySet, *, empty: Any = None) -> None:
        """These may be chosen; `empty` is the words for none of them."""
        self.queryset = units
        ordered = as_tree(units.in_tree_order())
        top = min((unit.depth for unit in ordered), default=0)
        choices: list[tuple[Any, Any]] = [(unit.pk, "\u2003" * (unit.depth - top) + unit.name) for unit in ordered]
        if empty is not None:
            choices.insert(0, ("", empty))
        self.choices = choices


class UnitForm(forms.Form):
    """Name and code of a unit."""

    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.CharField(label=_("Code"), max_length=40, required=False, help_text=_("How files and other systems call it."))


class UnitAddForm(UnitForm):
    """A new unit: name, code, and what it is part of."""

    parent = UnitChoice(label=_("Part of"))
    field_order = ("parent", "name", "code")

    def __init__(self, *args: Any, places: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["parent"]
        assert isinstance(choice, UnitChoice)
        choice.offer(places)


class MoveForm(forms.Form):
    """Another place for a unit."""

    parent = UnitChoice(label=_("New place: part of"))

    def __init__(self, *args: Any, places: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["parent"]
        assert isinstance(choice, UnitChoice)
        choice.offer(places)


class PersonForm(forms.Form):
    """Who somebody is."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("The person logs in with it."))
    external_id = forms.CharField(
        label=_("Staff number"), max_length=60, required=False, help_text=_("How files and other systems call this person.")
    )


class RoleForm(forms.Form):
    """A role in a unit."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, name) for role, name in ROLE_NAMES.items()])
    unit = UnitChoice(label=_("In the unit, and everything below it"))

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["unit"]
        assert isinstance(choice, UnitChoice)
        choice.offer(units)

    @property
    def chosen_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class PersonAddForm(PersonForm, RoleForm):
    """A new person with a first role."""

    language = forms.ChoiceField(label=_("Language"), choices=[("", _("As the organisation")), *LANGUAGES], required=False)
    field_order = ("name", "email", "external_id", "role", "unit", "language")


class PersonFilterForm(forms.Form):
    """What one looks for in the list of persons."""

    q = forms.CharField(
        label=_("Name, e-mail or staff number"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "class": "input"}),
    )


class PreferencesForm(forms.Form):
    """How a person wants to see Estelar."""

    language = forms.ChoiceField(label=_("Language"), choices=[("", _("As the organisation")), *LANGUAGES], required=False)
    theme = forms.ChoiceField(label=_("Theme"), choices=Person.Theme.choices, widget=forms.RadioSelect)
    single_keys = forms.BooleanField(
        label=_("Single-key shortcuts"),
        required=False,
        help_text=_("Keys such as n (new) or / (search). Turn them off if you dictate, or if they get in your way."),
    )


class AccessForm(forms.Form):
    """How safe a login must be."""

    second_factor_roles = forms.MultipleChoiceField(
        label=_("Roles that need a second factor"),
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever holds one of them anywhere sets up an app or a passkey before anything else."),
    )
    second_factor_days = forms.IntegerField(
        label=_("Days to set it up"),
        min_value=0,
        max_value=30,
        help_text=_("They begin with the first login after you ask for it. With 0 there is no waiting."),
    )
    password_login = forms.ChoiceField(
        label=_("Who may log in by password"), choices=Organisation.PasswordLogin.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, provider: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if provider is None:  # without another way in, nobody may be kept from this one
            self.fields["password_login"] = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_password_login(self) -> str:
        return self.cleaned_data["password_login"] or Organisation.PasswordLogin.EVERYBODY.value


class GroupRoleForm(RoleForm):
    """A role for a group of the login provider."""

    group = forms.CharField(label=_("Group"), max_length=200, help_text=_("As the login provider sends it, letter by letter."))
    field_order = ("group", "role", "unit")


class NewPasswordForm(_PasswordForm):
    """The page behind a password link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            can_be_shown(field)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password2"].label = _("New password, again")
        self.fields["new_password2"].help_text = ""


class OrganisationForm(forms.Form):
    """The settings of the organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    customer_es = forms.CharField(label=_("One of them, in Spanish"), max_length=40, help_text="cliente, paciente, usuaria, contribuyente")
    customers_es = forms.CharField(label=_("Several, in Spanish"), max_length=40, help_text="clientes, pacientes, usuarias, contribuyentes")
    customer_gender = forms.ChoiceField(
        label=_("Gender in Spanish"), choices=[("m", _("masculine: el, los")), ("f", _("feminine: la, las"))], widget=forms.RadioSelect
    )
    customer_en = forms.CharField(label=_("One of them, in English"), max_length=40, help_text="customer, patient, user, taxpayer")
    customers_en = forms.CharField(label=_("Several, in English"), max_length=40, help_text="customers, patients, users, taxpayers")
    country = forms.ChoiceField(label=_("Country"), choices=[])
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[],
        help_text=_(
            "It decides on which day a contact falls. A change holds for contacts recorded from now on; earlier ones keep the day on which "
            "they were lived."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("For everybody who has not chosen another one, and for the login page.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = sorted(COUNTRIES.items(), key=lambda pair: (pair[0] == "ZZ", str(pair[1])))
        self.fields["country"].choices = countries  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = time_zones()  # type: ignore[attr-defined]

    WORDS = ("customer_es", "customers_es", "customer_gender", "customer_en", "customers_en")

    @classmethod
    def words_from(cls, data: Any, organisation: Organisation) -> Organisation:
        """The organisation as it would be with these words: for the preview, never saved."""
        for name in cls.WORDS:
            value = " ".join(str(data.get(name, "")).split())[:40]
            if value:
                setattr(organisation, name, value)
        return organisation


class LogoForm(forms.Form):
    """A picture for the logo."""

    logo = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG, WebP or GIF, up to 2 MB. It is kept as a PNG of at most 256 x 256 pixels."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )

    def data_of(self) -> bytes:
        """At most one byte more than is allowed: enough to see that it is too much."""
        return bytes(self.cleaned_data["logo"].read(MOST_BYTES + 1))
