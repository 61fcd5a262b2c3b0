from typing import Literal

OrganisationLanguage = Literal['en', 'es']

ORGANISATION_LANGUAGE_VALUES: set[OrganisationLanguage] = { 'en', 'es',  }

def check_organisation_language(value: str) -> OrganisationLanguage:
    if value in ORGANISATION_LANGUAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ORGANISATION_LANGUAGE_VALUES!r}")
