from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.moment_figures_kind import check_moment_figures_kind
from ..models.moment_figures_kind import MomentFiguresKind
from ..models.moment_figures_standing import check_moment_figures_standing
from ..models.moment_figures_standing import MomentFiguresStanding
from typing import cast

if TYPE_CHECKING:
  from ..models.changes import Changes
  from ..models.figure import Figure





T = TypeVar("T", bound="MomentFigures")



@_attrs_define
class MomentFigures:
    """ 
        Attributes:
            bitter (Figure):
            bitter_count (int): How many left a bitter impression.
            changes (Changes | None): Against the days before; null when nothing is compared.
            computed_critical (bool): Whether its figures do.
            contacts (int): How many contacts were recorded.
            declared_critical (bool): Whether the team calls it critical.
            kind (MomentFiguresKind): What it is prone to, against the rest of its cycle.
            moment (int | None): The moment; null: all moments of the cycle together.
            name (str): Name.
            position (int): Its place in the cycle.
            satisfaction (Figure):
            standing (MomentFiguresStanding): Whether its wait standard is met.
            stellar (Figure):
            stellar_count (int): How many left a stellar impression.
            wait_90 (Figure):
            wait_median (Figure):
            within_standard (Figure):
     """

    bitter: Figure
    bitter_count: int
    changes: Changes | None
    computed_critical: bool
    contacts: int
    declared_critical: bool
    kind: MomentFiguresKind
    moment: int | None
    name: str
    position: int
    satisfaction: Figure
    standing: MomentFiguresStanding
    stellar: Figure
    stellar_count: int
    wait_90: Figure
    wait_median: Figure
    within_standard: Figure
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.changes import Changes # noqa: PLC0415
        from ..models.figure import Figure # noqa: PLC0415
        bitter = self.bitter.to_dict()

        bitter_count = self.bitter_count

        changes: dict[str, Any] | None
        if isinstance(self.changes, Changes):
            changes = self.changes.to_dict()
        else:
            changes = self.changes

        computed_critical = self.computed_critical

        contacts = self.contacts

        declared_critical = self.declared_critical

        kind: str = self.kind

        moment: int | None
        moment = self.moment

        name = self.name

        position = self.position

        satisfaction = self.satisfaction.to_dict()

        standing: str = self.standing

        stellar = self.stellar.to_dict()

        stellar_count = self.stellar_count

        wait_90 = self.wait_90.to_dict()

        wait_median = self.wait_median.to_dict()

        within_standard = self.within_standard.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "bitter": bitter,
            "bitter_count": bitter_count,
            "changes": changes,
            "computed_critical": computed_critical,
            "contacts": contacts,
            "declared_critical": declared_critical,
            "kind": kind,
            "moment": moment,
            "name": name,
            "position": position,
            "satisfaction": satisfaction,
            "standing": standing,
            "stellar": stellar,
            "stellar_count": stellar_count,
            "wait_90": wait_90,
            "wait_median": wait_median,
            "within_standard": within_standard,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.changes import Changes # noqa: PLC0415
        from ..models.figure import Figure # noqa: PLC0415
        d = dict(src_dict)
        bitter = Figure.from_dict(d.pop("bitter"))




        bitter_count = d.pop("bitter_count")

        def _parse_changes(data: object) -> Changes | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                changes_type_0 = Changes.from_dict(data)



                return changes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Changes | None, data)

        changes = _parse_changes(d.pop("changes"))


        computed_critical = d.pop("computed_critical")

        contacts = d.pop("contacts")

        declared_critical = d.pop("declared_critical")

        kind = check_moment_figures_kind(d.pop("kind"))




        def _parse_moment(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        moment = _parse_moment(d.pop("moment"))


        name = d.pop("name")

        position = d.pop("position")

        satisfaction = Figure.from_dict(d.pop("satisfaction"))




        standing = check_moment_figures_standing(d.pop("standing"))




        stellar = Figure.from_dict(d.pop("stellar"))




        stellar_count = d.pop("stellar_count")

        wait_90 = Figure.from_dict(d.pop("wait_90"))




        wait_median = Figure.from_dict(d.pop("wait_median"))




        within_standard = Figure.from_dict(d.pop("within_standard"))




        moment_figures = cls(
            bitter=bitter,
            bitter_count=bitter_count,
            changes=changes,
            computed_critical=computed_critical,
            contacts=contacts,
            declared_critical=declared_critical,
            kind=kind,
            moment=moment,
            name=name,
            position=position,
            satisfaction=satisfaction,
            standing=standing,
            stellar=stellar,
            stellar_count=stellar_count,
            wait_90=wait_90,
            wait_median=wait_median,
            within_standard=within_standard,
        )


        moment_figures.additional_properties = d
        return moment_figures

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
