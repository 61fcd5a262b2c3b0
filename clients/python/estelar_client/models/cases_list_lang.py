from typing import Literal

CasesListLang = Literal['en', 'es']

CASES_LIST_LANG_VALUES: set[CasesListLang] = { 'en', 'es',  }

def check_cases_list_lang(value: str) -> CasesListLang:
    if value in CASES_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASES_LIST_LANG_VALUES!r}")
