from typing import Literal

CaseDeadlineLang = Literal['en', 'es']

CASE_DEADLINE_LANG_VALUES: set[CaseDeadlineLang] = { 'en', 'es',  }

def check_case_deadline_lang(value: str) -> CaseDeadlineLang:
    if value in CASE_DEADLINE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_DEADLINE_LANG_VALUES!r}")
