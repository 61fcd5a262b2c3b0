from typing import Literal

MeasuresListLang = Literal['en', 'es']

MEASURES_LIST_LANG_VALUES: set[MeasuresListLang] = { 'en', 'es',  }

def check_measures_list_lang(value: str) -> MeasuresListLang:
    if value in MEASURES_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEASURES_LIST_LANG_VALUES!r}")
