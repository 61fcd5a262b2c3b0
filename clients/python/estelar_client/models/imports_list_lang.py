from typing import Literal

ImportsListLang = Literal['en', 'es']

IMPORTS_LIST_LANG_VALUES: set[ImportsListLang] = { 'en', 'es',  }

def check_imports_list_lang(value: str) -> ImportsListLang:
    if value in IMPORTS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMPORTS_LIST_LANG_VALUES!r}")
