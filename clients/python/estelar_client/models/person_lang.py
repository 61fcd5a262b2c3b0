from typing import Literal

PersonLang = Literal['en', 'es']

PERSON_LANG_VALUES: set[PersonLang] = { 'en', 'es',  }

def check_person_lang(value: str) -> PersonLang:
    if value in PERSON_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSON_LANG_VALUES!r}")
