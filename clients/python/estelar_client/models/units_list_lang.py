from typing import Literal

UnitsListLang = Literal['en', 'es']

UNITS_LIST_LANG_VALUES: set[UnitsListLang] = { 'en', 'es',  }

def check_units_list_lang(value: str) -> UnitsListLang:
    if value in UNITS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UNITS_LIST_LANG_VALUES!r}")
