from typing import Literal

CycleLang = Literal['en', 'es']

CYCLE_LANG_VALUES: set[CycleLang] = { 'en', 'es',  }

def check_cycle_lang(value: str) -> CycleLang:
    if value in CYCLE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_LANG_VALUES!r}")
