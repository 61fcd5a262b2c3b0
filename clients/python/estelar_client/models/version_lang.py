from typing import Literal

VersionLang = Literal['en', 'es']

VERSION_LANG_VALUES: set[VersionLang] = { 'en', 'es',  }

def check_version_lang(value: str) -> VersionLang:
    if value in VERSION_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_LANG_VALUES!r}")
