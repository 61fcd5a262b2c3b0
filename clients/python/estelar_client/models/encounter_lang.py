from typing import Literal

EncounterLang = Literal['en', 'es']

ENCOUNTER_LANG_VALUES: set[EncounterLang] = { 'en', 'es',  }

def check_encounter_lang(value: str) -> EncounterLang:
    if value in ENCOUNTER_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_LANG_VALUES!r}")
