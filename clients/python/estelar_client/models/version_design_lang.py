from typing import Literal

VersionDesignLang = Literal['en', 'es']

VERSION_DESIGN_LANG_VALUES: set[VersionDesignLang] = { 'en', 'es',  }

def check_version_design_lang(value: str) -> VersionDesignLang:
    if value in VERSION_DESIGN_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_DESIGN_LANG_VALUES!r}")
