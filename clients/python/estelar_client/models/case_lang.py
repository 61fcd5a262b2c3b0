from typing import Literal

CaseLang = Literal['en', 'es']

CASE_LANG_VALUES: set[CaseLang] = { 'en', 'es',  }

def check_case_lang(value: str) -> CaseLang:
    if value in CASE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_LANG_VALUES!r}")
