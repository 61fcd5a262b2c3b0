from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.ledger_line import LedgerLine
  from ..models.ledger_totals import LedgerTotals





T = TypeVar("T", bound="Ledger")



@_attrs_define
class Ledger:
    """ 
        Attributes:
            results (list[LedgerLine]): The rows of this page.
            totals (LedgerTotals): The sums of the columns.
     """

    results: list[LedgerLine]
    totals: LedgerTotals
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.ledger_line import LedgerLine # noqa: PLC0415
        from ..models.ledger_totals import LedgerTotals # noqa: PLC0415
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)



        totals = self.totals.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "results": results,
            "totals": totals,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ledger_line import LedgerLine # noqa: PLC0415
        from ..models.ledger_totals import LedgerTotals # noqa: PLC0415
        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in (_results):
            results_item = LedgerLine.from_dict(results_item_data)



            results.append(results_item)


        totals = LedgerTotals.from_dict(d.pop("totals"))




        ledger = cls(
            results=results,
            totals=totals,
        )


        ledger.additional_properties = d
        return ledger

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
