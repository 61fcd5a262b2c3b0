from typing import Literal

ServiceLang = Literal['en', 'es']

SERVICE_LANG_VALUES: set[ServiceLang] = { 'en', 'es',  }

def check_service_lang(value: str) -> ServiceLang:
    if value in SERVICE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_LANG_VALUES!r}")
