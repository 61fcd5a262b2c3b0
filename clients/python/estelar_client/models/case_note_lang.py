from typing import Literal

CaseNoteLang = Literal['en', 'es']

CASE_NOTE_LANG_VALUES: set[CaseNoteLang] = { 'en', 'es',  }

def check_case_note_lang(value: str) -> CaseNoteLang:
    if value in CASE_NOTE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_NOTE_LANG_VALUES!r}")
