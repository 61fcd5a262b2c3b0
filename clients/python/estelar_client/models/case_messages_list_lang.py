from typing import Literal

CaseMessagesListLang = Literal['en', 'es']

CASE_MESSAGES_LIST_LANG_VALUES: set[CaseMessagesListLang] = { 'en', 'es',  }

def check_case_messages_list_lang(value: str) -> CaseMessagesListLang:
    if value in CASE_MESSAGES_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_MESSAGES_LIST_LANG_VALUES!r}")
