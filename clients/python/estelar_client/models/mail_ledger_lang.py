from typing import Literal

MailLedgerLang = Literal['en', 'es']

MAIL_LEDGER_LANG_VALUES: set[MailLedgerLang] = { 'en', 'es',  }

def check_mail_ledger_lang(value: str) -> MailLedgerLang:
    if value in MAIL_LEDGER_LANG_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MAIL_LEDGER_LANG_VALUES!r}")
