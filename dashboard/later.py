"""What is made only when somebody reads it, such as the table behind a chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

_One = TypeVar("_One")


class Later(Sequence[_One], Generic[_One]):
    """A sequence that is made once, at its first reading."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Sequence[_One]]) -> None:
        self._make = make
        self._made: Sequence[_One] | None = None

    @property
    def made(self) -> Sequence[_One]:
        """All of it."""
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, place: int) -> _One: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[_One]: ...

    def __getitem__(self, place: int | slice) -> _One | Sequence[_One]:
        return self.made[place]

    def __len__(self) -> int:
        return len(self.made)
