from typing import Literal

DraftReplaceLang = Literal['en', 'es']

DRAFT_REPLACE_LANG_VALUES: set[DraftReplaceLang] = { 'en', 'es',  }

def check_draft_replace_lang(value: str) -> DraftReplaceLang:
    if value in DRAFT_REPLACE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_REPLACE_LANG_VALUES!r}")
