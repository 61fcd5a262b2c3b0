from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.draft_design_design import DraftDesignDesign





T = TypeVar("T", bound="DraftDesign")



@_attrs_define
class DraftDesign:
    """ 
        Attributes:
            base (int): The revision of the draft that this was made from: when it has moved on since, the answer is 409.
            design (DraftDesignDesign): The whole design (estelar.cycle/1).
     """

    base: int
    design: DraftDesignDesign





    def to_dict(self) -> dict[str, Any]:
        from ..models.draft_design_design import DraftDesignDesign # noqa: PLC0415
        base = self.base

        design = self.design.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "base": base,
            "design": design,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.draft_design_design import DraftDesignDesign # noqa: PLC0415
        d = dict(src_dict)
        base = d.pop("base")

        design = DraftDesignDesign.from_dict(d.pop("design"))




        draft_design = cls(
            base=base,
            design=design,
        )

        return draft_design

