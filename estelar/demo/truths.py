"""What is planted in the demo, in one place: tests check that pages and measures find all of it, and nothing that is not here.

Shares are of encounters with an impression; `fair` is the share of neutral ones rated 4 of 5 (satisfied), the others are rated 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SEED = 15  # chosen so that chance alone shows no change where none was made (with 110 comparisons it sometimes would: see tests/demo)
DAYS = 365
CHANGE_DAYS_AGO = 75  # the change was made this many days before the last day


@dataclass(frozen=True)
class Mood:
    """How customers leave a moment: shares of stellar and bitter impressions, and of `fair` ratings among the neutral."""

    stellar: float = 0.28
    bitter: float = 0.09
    fair: float = 0.60

    @property
    def satisfied(self) -> float:
        """The share of ratings of 4 or 5 that this mood makes."""
        return self.stellar + (1 - self.stellar - self.bitter) * self.fair


@dataclass(frozen=True)
class Change:
    """A change made in one unit at one moment, from `CHANGE_DAYS_AGO` on."""

    unit: str
    moment: str
    before: Mood
    after: Mood


@dataclass(frozen=True)
class Branch:
    """A unit of the demo: its code, its share of the visits of its cycle, how much slower it is than the others (factor on waits)."""

    code: str
    weight: float
    slowness: float = 1.0


@dataclass(frozen=True)
class Plan:
    """One cycle of the demo. `moments`: key → (share of visits that pass, hours after arrival, median wait in seconds or None)."""

    starter: str
    code: str
    visits: int
    branches: tuple[Branch, ...]
    moments: dict[str, tuple[float, float, int | None]]
    moods: dict[str, Mood] = field(default_factory=dict)
    change: Change | None = None
    elements: dict[str, dict[str, float]] = field(default_factory=dict)

    def mood(self, moment: str) -> Mood:
        return self.moods.get(moment, Mood())


CLINIC = Plan(
    starter="clinic-visit",
    code="clinics",
    visits=15_600,
    branches=(Branch("north", 0.30), Branch("south", 0.25, slowness=1.8), Branch("centre", 0.25), Branch("river", 0.20)),
    moments={
        "look-for-appointment": (0.62, -96.0, None),
        "book-by-phone": (0.42, -95.8, 55),
        "receive-confirmation": (0.78, -95.5, 120),
        "find-the-place": (0.55, 0.0, None),
        "check-in": (0.92, 0.1, 170),
        "wait-in-room": (0.90, 0.2, 1100),
        "consultation": (0.93, 0.8, None),
        "receive-prescription": (0.70, 1.2, None),
        "pay": (0.82, 1.4, 150),
        "collect-medicines": (0.62, 1.7, 520),
        "wait-for-results": (0.22, 73.0, None),
        "follow-up-call": (0.30, 50.0, None),
        "complain-or-thank": (0.05, 30.0, None),
    },
    moods={
        "wait-in-room": Mood(stellar=0.12, bitter=0.31, fair=0.55),  # bitter-prone
        "consultation": Mood(stellar=0.57, bitter=0.05, fair=0.70),  # stellar-prone
    },
    change=Change("north", "collect-medicines", before=Mood(0.18, 0.20, 0.45), after=Mood(0.34, 0.06, 0.70)),
    elements={
        "wait-in-room": {"long_wait": 0.62, "lack_of_communication": 0.24},
        "collect-medicines": {"broken_promise": 0.46},
    },
)

OFFICE = Plan(
    starter="municipal-counter",
    code="offices",
    visits=9_700,
    branches=(Branch("main-office", 0.45), Branch("west-office", 0.30), Branch("port-office", 0.25)),
    moments={
        "find-requirements": (0.58, -40.0, None),
        "call-for-help": (0.30, -38.0, 110),
        "arrive-at-building": (0.60, 0.0, None),
        "get-ticket": (0.90, 0.1, 90),
        "wait-for-turn": (0.90, 0.2, 900),
        "served-at-counter": (0.93, 0.7, None),
        "pay-fee": (0.55, 1.0, 160),
        "receive-receipt": (0.80, 1.1, None),
        "review-of-file": (0.55, 100.0, None),
        "check-status": (0.35, 120.0, None),
        "receive-decision": (0.60, 200.0, None),
        "rate-and-comment": (0.12, 210.0, None),
        "complain-or-appeal": (0.05, 220.0, 500),
    },
    moods={"review-of-file": Mood(stellar=0.13, bitter=0.29, fair=0.55)},  # bitter-prone
    elements={"review-of-file": {"lack_of_communication": 0.55}, "served-at-counter": {"misinformation": 0.48}},
)

PLANS = (CLINIC, OFFICE)

# What a reader of the live cycle must find over the whole year, and nothing else.
BITTER_PRONE = {("clinic-visit", "wait-in-room"), ("municipal-counter", "review-of-file")}
STELLAR_PRONE = {("clinic-visit", "consultation")}
SLOWER_UNIT = ("clinic-visit", "south", 1.8)
DOMINANT_ELEMENT = {
    ("clinic-visit", "wait-in-room"): "long_wait",
    ("clinic-visit", "collect-medicines"): "broken_promise",
    ("municipal-counter", "review-of-file"): "lack_of_communication",
    ("municipal-counter", "served-at-counter"): "misinformation",
}
