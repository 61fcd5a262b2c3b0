from typing import Literal

EncounterRecordLang = Literal['en', 'es']

ENCOUNTER_RECORD_LANG_VALUES: set[EncounterRecordLang] = { 'en', 'es',  }

def check_encounter_record_lang(value: str) -> EncounterRecordLang:
    if value in ENCOUNTER_RECORD_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_RECORD_LANG_VALUES!r}")
