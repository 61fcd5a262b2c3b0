from typing import Literal

CycleArchiveLang = Literal['en', 'es']

CYCLE_ARCHIVE_LANG_VALUES: set[CycleArchiveLang] = { 'en', 'es',  }

def check_cycle_archive_lang(value: str) -> CycleArchiveLang:
    if value in CYCLE_ARCHIVE_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CYCLE_ARCHIVE_LANG_VALUES!r}")
