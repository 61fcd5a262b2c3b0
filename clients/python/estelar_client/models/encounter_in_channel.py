from typing import Literal

EncounterInChannel = Literal['', 'app', 'chat', 'email', 'in_person', 'letter', 'machine', 'messaging', 'other', 'phone', 'sign', 'web']

ENCOUNTER_IN_CHANNEL_VALUES: set[EncounterInChannel] = { '', 'app', 'chat', 'email', 'in_person', 'letter', 'machine', 'messaging', 'other', 'phone', 'sign', 'web',  }

def check_encounter_in_channel(value: str) -> EncounterInChannel:
    if value in ENCOUNTER_IN_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IN_CHANNEL_VALUES!r}")
