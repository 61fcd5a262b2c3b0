from typing import Literal

UnitLang = Literal['en', 'es']

UNIT_LANG_VALUES: set[UnitLang] = { 'en', 'es',  }

def check_unit_lang(value: str) -> UnitLang:
    if value in UNIT_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNIT_LANG_VALUES!r}")
