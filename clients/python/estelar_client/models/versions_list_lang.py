from typing import Literal

VersionsListLang = Literal['en', 'es']

VERSIONS_LIST_LANG_VALUES: set[VersionsListLang] = { 'en', 'es',  }

def check_versions_list_lang(value: str) -> VersionsListLang:
    if value in VERSIONS_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSIONS_LIST_LANG_VALUES!r}")
