"""Files with one trap each: ids longer than a float can hold, a mark before the first name, names of months, a case called "NAN"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from estelar.customers.models import Customer
from estelar.encounters.models import Encounter
from tests.real.bringing import House, house, real

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.xdist_group("real-traps")]
NPS, COMCAST = "D_nps_miro_en/nps.csv", "A_comcast_en/Comcast_telecom_complaints_data.csv"
HOSPITAL = "C_hospital_billing/hospital_billing.csv.gz"
CHANNELS = {"Customer Care Call": "phone", "Internet": "web"}


@pytest.fixture(scope="module")
def home(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all of these files."""
    with house(django_db_blocker, tmp_path_factory.mktemp("traps")) as made:
        yield made


@pytest.fixture(autouse=True)
def _own_folder() -> None:
    """The folder is that of the file's house, not one per test."""


def test_ids_of_nineteen_digits_stay_whole(home: House) -> None:
    path = real(NPS)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    cycle = home.cycle("Programa", ["Empieza", "Opina"])
    mapping = {
        "schema": "estelar.mapping/1", "source": "nps", "form": "long", "cycle": cycle.pk, "when": {"fixed": "2026-10-01"},
        "unit": {"fixed": "Casa"}, "moment": {"fixed": "Opina"}, "rating": {"column": "NPS_Score", "scale": "0-10"},
        "comment": {"columns": ["text"]}, "customer": {"external_id": "user_id"},
    }  # fmt: skip
    keyed = home.bring(path, mapping | {"external_id": {"column": "user_id"}}, dry_run=True)
    first = frame.user_id.map(dict(reversed(list(zip(frame.user_id, frame.index, strict=True)))))
    later = frame[first != frame.index]
    equal = (later[["text", "NPS_Score"]].to_numpy() == frame.loc[first[later.index], ["text", "NPS_Score"]].to_numpy()).all(axis=1)
    assert (keyed.encounters_made, keyed.duplicates) == (frame.user_id.nunique(), int(equal.sum()))
    assert keyed.rows_rejected == int((~equal).sum())
    told = [(one["row"], one["column"]) for one in keyed.problems]
    assert told == [(place + 2, "user_id") for place in later.index[~equal]]
    assert all(f" {first[one['row'] - 2] + 2}" in one["reason"] for one in keyed.problems), "it says in which row the id stood before"
    made = home.bring(path, mapping)
    assert (made.rows_read, made.encounters_made, made.rows_rejected) == (len(frame), len(frame), 0)
    stored = Encounter.objects.filter(source="nps").order_by("pk")
    assert any(len(one) == 19 and int(float(one)) != int(one) for one in frame.user_id), "a float would have changed some"
    assert list(stored.values_list("customer__external_id", flat=True)) == list(frame.user_id)
    live = home.live(cycle, date(2026, 10, 1), date(2026, 10, 1))
    figures = live.moments[1].figures
    score = frame.NPS_Score.astype(int)
    assert (figures.n, figures.n_satisfied, figures.n_stellar) == (len(frame), int((score >= 9).sum()), int((score >= 9).sum()))
    assert figures.n_bitter == int((score < 5).sum())
    promoters = Counter(stored.values_list("promoter", flat=True))
    assert promoters == {1: int((score >= 9).sum()), 0: int(score.isin([7, 8]).sum()), -1: int((score <= 6).sum())}


@pytest.mark.parametrize(("column", "asked"), [("Date", True), ("Date_month_year", False)])
def test_days_in_figures_and_with_names_of_months_are_the_same_days(home: House, column: str, asked: bool) -> None:
    path = real(COMCAST)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    look = home.look(path)
    assert look.names == tuple(frame.columns), "the byte order mark is no part of the first name"
    guess = next(one.dates for one in look.columns() if one.name == column)
    assert guess.looks_like_dates
    assert (not guess.decided) == asked, "whether 04-08-15 is April or August is asked, 04-Aug-15 says it"
    cycle = home.cycle(f"Queja por {column}", ["Llama", "Se queja"])
    mapping = {
        "schema": "estelar.mapping/1", "source": column, "form": "long", "cycle": cycle.pk,
        "when": {"columns": [column, "Time"], "orders": ["dmy"]}, "unit": {"fixed": "Casa"}, "moment": {"fixed": "Se queja"},
        "impression": {"fixed": "bitter", "obtained": "staff"}, "channel": {"column": "Received Via", "values": CHANNELS},
        "comment": {"columns": ["Customer Complaint"]}, "external_id": {"column": "Ticket #"},
    }  # fmt: skip
    made = home.bring(path, mapping)
    assert (made.rows_read, made.encounters_made, made.rows_rejected) == (len(frame), len(frame), 0)
    when = pd.to_datetime(frame.Date_month_year + " " + frame.Time, format="%d-%b-%y %I:%M:%S %p")
    stored = Encounter.objects.filter(source=column).order_by("pk")
    assert list(stored.values_list("external_id", flat=True)) == list(frame["Ticket #"])
    assert not frame["Ticket #"].str.isdigit().all(), "one id is a word"
    instants = pd.Series(list(stored.values_list("occurred_at", flat=True))).dt.tz_convert("America/Bogota").dt.tz_localize(None)
    assert list(instants) == list(when)
    assert list(stored.values_list("day", flat=True)) == list(when.dt.date)
    assert Counter(stored.values_list("channel", flat=True)) == Counter(frame["Received Via"].map(CHANNELS))


def test_cases_called_nan_and_inf_are_cases_and_seconds_since_1970_are_instants(home: House) -> None:
    path = real(HOSPITAL)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame["when"] = pd.to_datetime(frame.timestamp.astype(float), unit="s", utc=True)
    look = home.look(path)
    guess = next(one.dates for one in look.columns() if one.name == "timestamp")
    assert (guess.decided, guess.fits) == (True, ("epoch",))
    activities = sorted(frame.activity.unique())
    cycle = home.cycle("Factura", activities)
    mapping = {
        "schema": "estelar.mapping/1", "source": "hospital", "form": "long", "cycle": cycle.pk,
        "when": {"columns": ["timestamp"], "orders": ["epoch"]}, "unit": {"fixed": "Casa"}, "moment": {"column": "activity"},
        "customer": {"external_id": "case_id"}, "visit": {"column": "case_id"}, "external_id": {"column": "activity_instance_id"},
    }  # fmt: skip
    made = home.bring(path, mapping)
    assert (made.rows_read, made.encounters_made, made.rows_rejected) == (len(frame), len(frame), 0)
    named = frame[frame.case_id != ""]
    assert made.customers_made == named.case_id.nunique()
    assert {"NAN", "INF", "N"} <= set(Customer.objects.values_list("external_id", flat=True))
    stored = Encounter.objects.filter(source="hospital").order_by("pk")
    assert list(stored.values_list("customer__external_id", flat=True)) == [case or None for case in frame.case_id]
    assert list(stored.values_list("occurred_at", flat=True)) == list(frame.when)
    days = frame.when.dt.tz_convert("America/Bogota").dt.date
    first, last = date(2013, 1, 1), date(2013, 3, 31)
    live = home.live(cycle, first, last)
    lived = Counter(frame.activity[(days >= first) & (days <= last)])
    assert {one.moment.name: one.figures.n for one in live.moments if one.moment and one.figures.n} == dict(lived)
