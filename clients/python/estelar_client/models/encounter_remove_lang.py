from typing import Literal

EncounterRemoveLang = Literal['en', 'es']

ENCOUNTER_REMOVE_LANG_VALUES: set[EncounterRemoveLang] = { 'en', 'es',  }

def check_encounter_remove_lang(value: str) -> EncounterRemoveLang:
    if value in ENCOUNTER_REMOVE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_REMOVE_LANG_VALUES!r}")
