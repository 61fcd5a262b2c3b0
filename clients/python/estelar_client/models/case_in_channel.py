from typing import Literal

CaseInChannel = Literal['api', 'counter', 'email', 'paper', 'phone', 'web', 'whatsapp']

CASE_IN_CHANNEL_VALUES: set[CaseInChannel] = { 'api', 'counter', 'email', 'paper', 'phone', 'web', 'whatsapp',  }

def check_case_in_channel(value: str) -> CaseInChannel:
    if value in CASE_IN_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CASE_IN_CHANNEL_VALUES!r}")
