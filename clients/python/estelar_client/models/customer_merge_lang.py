from typing import Literal

CustomerMergeLang = Literal['en', 'es']

CUSTOMER_MERGE_LANG_VALUES: set[CustomerMergeLang] = { 'en', 'es',  }

def check_customer_merge_lang(value: str) -> CustomerMergeLang:
    if value in CUSTOMER_MERGE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMER_MERGE_LANG_VALUES!r}")
