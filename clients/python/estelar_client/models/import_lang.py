from typing import Literal

ImportLang = Literal['en', 'es']

IMPORT_LANG_VALUES: set[ImportLang] = { 'en', 'es',  }

def check_import_lang(value: str) -> ImportLang:
    if value in IMPORT_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMPORT_LANG_VALUES!r}")
