from typing import Literal

CustomerLang = Literal['en', 'es']

CUSTOMER_LANG_VALUES: set[CustomerLang] = { 'en', 'es',  }

def check_customer_lang(value: str) -> CustomerLang:
    if value in CUSTOMER_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMER_LANG_VALUES!r}")
