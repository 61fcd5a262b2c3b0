from typing import Literal

CyclesListLang = Literal['en', 'es']

CYCLES_LIST_LANG_VALUES: set[CyclesListLang] = { 'en', 'es',  }

def check_cycles_list_lang(value: str) -> CyclesListLang:
    if value in CYCLES_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLES_LIST_LANG_VALUES!r}")
