"""Values by key that are made when somebody first asks for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Lazy(Mapping[str, Value]):
    """A read-only mapping that makes a value at its first use and keeps it.

    Sessions share it: two that ask at once may both make the value, and both then get the one that was kept.

    Parameters
    ----------
    keys : iterable of str
        Every key, in order.
    make : callable
        Makes the value of a key; the same one whenever it is called.
    """

    def __init__(self, keys: Iterable[str], make: Callable[[str], Value]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made.setdefault(key, self._make(key))
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
