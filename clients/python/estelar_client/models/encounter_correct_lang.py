from typing import Literal

EncounterCorrectLang = Literal['en', 'es']

ENCOUNTER_CORRECT_LANG_VALUES: set[EncounterCorrectLang] = { 'en', 'es',  }

def check_encounter_correct_lang(value: str) -> EncounterCorrectLang:
    if value in ENCOUNTER_CORRECT_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_CORRECT_LANG_VALUES!r}")
