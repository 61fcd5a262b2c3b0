from typing import Literal

CustomersListLang = Literal['en', 'es']

CUSTOMERS_LIST_LANG_VALUES: set[CustomersListLang] = { 'en', 'es',  }

def check_customers_list_lang(value: str) -> CustomersListLang:
    if value in CUSTOMERS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CUSTOMERS_LIST_LANG_VALUES!r}")
