"""Results of SQLAlchemy as the rows that the mapping reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import ColumnElement, CursorResult, Select, func, select

from workstation.storage.sealing import Record
from workstation.storage.values import json_list

if TYPE_CHECKING:
    from collections.abc import Iterable


def records(result: CursorResult[*tuple[object, ...]]) -> list[Record]:
    """Return every row of a result by column name."""
    return cast("list[Record]", list(result.mappings()))


def among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column has one of the values, however many there are."""
    return column.in_(each(values))


def each(values: Iterable[str]) -> Select[str]:
    """Return a query that yields the values one by one, from a single parameter."""
    return select(func.json_each(json_list(values)).table_valued("value").c.value)
