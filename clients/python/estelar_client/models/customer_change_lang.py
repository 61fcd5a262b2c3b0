from typing import Literal

CustomerChangeLang = Literal['en', 'es']

CUSTOMER_CHANGE_LANG_VALUES: set[CustomerChangeLang] = { 'en', 'es',  }

def check_customer_change_lang(value: str) -> CustomerChangeLang:
    if value in CUSTOMER_CHANGE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMER_CHANGE_LANG_VALUES!r}")
