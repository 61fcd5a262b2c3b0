from typing import Literal

JournalListLang = Literal['en', 'es']

JOURNAL_LIST_LANG_VALUES: set[JournalListLang] = { 'en', 'es',  }

def check_journal_list_lang(value: str) -> JournalListLang:
    if value in JOURNAL_LIST_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOURNAL_LIST_LANG_VALUES!r}")
