from typing import Literal

DraftStartLang = Literal['en', 'es']

DRAFT_START_LANG_VALUES: set[DraftStartLang] = { 'en', 'es',  }

def check_draft_start_lang(value: str) -> DraftStartLang:
    if value in DRAFT_START_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_START_LANG_VALUES!r}")
