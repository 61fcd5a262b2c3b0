from typing import Literal

ServicesListLang = Literal['en', 'es']

SERVICES_LIST_LANG_VALUES: set[ServicesListLang] = { 'en', 'es',  }

def check_services_list_lang(value: str) -> ServicesListLang:
    if value in SERVICES_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICES_LIST_LANG_VALUES!r}")
