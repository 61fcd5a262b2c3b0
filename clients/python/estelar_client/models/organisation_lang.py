from typing import Literal

OrganisationLang = Literal['en', 'es']

ORGANISATION_LANG_VALUES: set[OrganisationLang] = { 'en', 'es',  }

def check_organisation_lang(value: str) -> OrganisationLang:
    if value in ORGANISATION_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORGANISATION_LANG_VALUES!r}")
