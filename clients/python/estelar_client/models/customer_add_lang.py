from typing import Literal

CustomerAddLang = Literal['en', 'es']

CUSTOMER_ADD_LANG_VALUES: set[CustomerAddLang] = { 'en', 'es',  }

def check_customer_add_lang(value: str) -> CustomerAddLang:
    if value in CUSTOMER_ADD_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMER_ADD_LANG_VALUES!r}")
