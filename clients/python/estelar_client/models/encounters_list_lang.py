from typing import Literal

EncountersListLang = Literal['en', 'es']

ENCOUNTERS_LIST_LANG_VALUES: set[EncountersListLang] = { 'en', 'es',  }

def check_encounters_list_lang(value: str) -> EncountersListLang:
    if value in ENCOUNTERS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTERS_LIST_LANG_VALUES!r}")
