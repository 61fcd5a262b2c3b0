from typing import Literal

ServiceAddLang = Literal['en', 'es']

SERVICE_ADD_LANG_VALUES: set[ServiceAddLang] = { 'en', 'es',  }

def check_service_add_lang(value: str) -> ServiceAddLang:
    if value in SERVICE_ADD_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_ADD_LANG_VALUES!r}")
