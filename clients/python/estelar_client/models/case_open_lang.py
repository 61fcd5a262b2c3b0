from typing import Literal

CaseOpenLang = Literal['en', 'es']

CASE_OPEN_LANG_VALUES: set[CaseOpenLang] = { 'en', 'es',  }

def check_case_open_lang(value: str) -> CaseOpenLang:
    if value in CASE_OPEN_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_OPEN_LANG_VALUES!r}")
