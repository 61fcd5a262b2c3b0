from typing import Literal

CasePromiseLang = Literal['en', 'es']

CASE_PROMISE_LANG_VALUES: set[CasePromiseLang] = { 'en', 'es',  }

def check_case_promise_lang(value: str) -> CasePromiseLang:
    if value in CASE_PROMISE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_PROMISE_LANG_VALUES!r}")
