from typing import Literal

ServiceChangeLang = Literal['en', 'es']

SERVICE_CHANGE_LANG_VALUES: set[ServiceChangeLang] = { 'en', 'es',  }

def check_service_change_lang(value: str) -> ServiceChangeLang:
    if value in SERVICE_CHANGE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_CHANGE_LANG_VALUES!r}")
