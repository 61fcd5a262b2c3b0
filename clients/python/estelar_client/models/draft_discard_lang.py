from typing import Literal

DraftDiscardLang = Literal['en', 'es']

DRAFT_DISCARD_LANG_VALUES: set[DraftDiscardLang] = { 'en', 'es',  }

def check_draft_discard_lang(value: str) -> DraftDiscardLang:
    if value in DRAFT_DISCARD_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_DISCARD_LANG_VALUES!r}")
