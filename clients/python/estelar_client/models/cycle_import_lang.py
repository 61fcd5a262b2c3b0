from typing import Literal

CycleImportLang = Literal['en', 'es']

CYCLE_IMPORT_LANG_VALUES: set[CycleImportLang] = { 'en', 'es',  }

def check_cycle_import_lang(value: str) -> CycleImportLang:
    if value in CYCLE_IMPORT_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_IMPORT_LANG_VALUES!r}")
