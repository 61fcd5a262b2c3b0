from typing import Literal

EncountersBulkLang = Literal['en', 'es']

ENCOUNTERS_BULK_LANG_VALUES: set[EncountersBulkLang] = { 'en', 'es',  }

def check_encounters_bulk_lang(value: str) -> EncountersBulkLang:
    if value in ENCOUNTERS_BULK_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTERS_BULK_LANG_VALUES!r}")
