from typing import Literal

DraftPublishLang = Literal['en', 'es']

DRAFT_PUBLISH_LANG_VALUES: set[DraftPublishLang] = { 'en', 'es',  }

def check_draft_publish_lang(value: str) -> DraftPublishLang:
    if value in DRAFT_PUBLISH_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DRAFT_PUBLISH_LANG_VALUES!r}")
