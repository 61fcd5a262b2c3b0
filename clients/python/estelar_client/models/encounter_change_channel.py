from typing import Literal

EncounterChangeChannel = Literal['', 'app', 'chat', 'email', 'in_person', 'letter', 'machine', 'messaging', 'other', 'phone', 'sign', 'web']

ENCOUNTER_CHANGE_CHANNEL_VALUES: set[EncounterChangeChannel] = { '', 'app', 'chat', 'email', 'in_person', 'letter', 'machine', 'messaging', 'other', 'phone', 'sign', 'web',  }

def check_encounter_change_channel(value: str) -> EncounterChangeChannel:
    if value in ENCOUNTER_CHANGE_CHANNEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_CHANGE_CHANNEL_VALUES!r}")
