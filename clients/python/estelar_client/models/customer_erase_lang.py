from typing import Literal

CustomerEraseLang = Literal['en', 'es']

CUSTOMER_ERASE_LANG_VALUES: set[CustomerEraseLang] = { 'en', 'es',  }

def check_customer_erase_lang(value: str) -> CustomerEraseLang:
    if value in CUSTOMER_ERASE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMER_ERASE_LANG_VALUES!r}")
