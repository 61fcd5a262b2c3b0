from typing import Literal

CycleRestoreLang = Literal['en', 'es']

CYCLE_RESTORE_LANG_VALUES: set[CycleRestoreLang] = { 'en', 'es',  }

def check_cycle_restore_lang(value: str) -> CycleRestoreLang:
    if value in CYCLE_RESTORE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_RESTORE_LANG_VALUES!r}")
