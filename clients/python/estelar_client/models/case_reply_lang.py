from typing import Literal

CaseReplyLang = Literal['en', 'es']

CASE_REPLY_LANG_VALUES: set[CaseReplyLang] = { 'en', 'es',  }

def check_case_reply_lang(value: str) -> CaseReplyLang:
    if value in CASE_REPLY_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_REPLY_LANG_VALUES!r}")
