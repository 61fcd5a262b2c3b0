from typing import Literal

PersonsListLang = Literal['en', 'es']

PERSONS_LIST_LANG_VALUES: set[PersonsListLang] = { 'en', 'es',  }

def check_persons_list_lang(value: str) -> PersonsListLang:
    if value in PERSONS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PERSONS_LIST_LANG_VALUES!r}")
