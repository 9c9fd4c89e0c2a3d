"""The indicators of the atlas, read from ``indicators.toml``."""

import ast
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

import numpy as np
import pandas as pd

INDICATORS_FILE = Path(__file__).with_name("indicators.toml")

Language = Literal["zh", "en"]
Text = Mapping[str, str]


@dataclass(frozen=True)
class Unit:
    """A unit of measurement.

    Attributes
    ----------
    symbol : Mapping[str, str]
        What is printed behind a number, in ``zh`` and ``en``.
    spaced : bool
        Whether a space parts the number from the symbol.
    """

    symbol: Text
    spaced: bool

    def suffix(self, language: str) -> str:
        """Give what follows a number, its space included."""
        return f" {self.symbol[language]}" if self.spaced else self.symbol[language]


@dataclass(frozen=True)
class Sample:
    """What a share of the census's long form rests on, which about one household in ten fills in.

    Attributes
    ----------
    part : str
        Column of :func:`geodata.load_measures` with the sampled persons or households that are counted.
    whole : str
        Column with the sampled persons or households that they are counted among.
    """

    part: str
    whole: str


_CENSUSES = {"2000", "2010", "2020"}
_EARLIER = _CENSUSES - {"2020"}


@dataclass(frozen=True)
class Indicator:
    """One measured property of a county.

    Attributes
    ----------
    id : str
        Key, and the name of its column in ``counties.parquet``.
    layer : str
        One of the layers of the atlas, a key of :func:`load_layers`.
    family : str
        Key of the family: indicators that measure the same thing at several moments.
    moment : str
        ``"2010"`` for a year, ``"2010-2020"`` for the change between two, ``"path"`` for two decades.
    name, short, definition, caveat : Mapping[str, str]
        Words in ``zh`` and ``en``.
    unit : Unit
        Unit of the value.
    decimals : int
        Decimals that are printed.
    direction : {"more_is_better", "less_is_better", "neutral"}
        Which end is good, if either is.
    formula : str
        Expression over the columns of :func:`geodata.load_measures`.
    aggregates : bool
        Whether the formula holds for sums of its inputs over several counties.
    year : str
        Year or years of the figures.
    sources : tuple of str
        Keys of ``sources.toml``.
    scale : {"sequential", "diverging", "categorical"}
        Kind of colour scale; a diverging one turns at zero, a categorical one names its values.
    palette : str
        Name of the colour scale.
    categories : tuple of Mapping[str, str]
        Of a categorical indicator: what the values 0, 1, 2 … mean, in ``zh`` and ``en``.
    samples : tuple of Sample
        Of a share that rests on the long form: one sample for a level; for a change that of the later year,
        then that of the earlier one. Empty where everybody was counted.
    weight : str or None
        Of a mean that the source prints: column with the residents it is taken over.
    headline : bool
        Whether a county's short list of figures holds it.
    """

    id: str
    layer: str
    family: str
    moment: str
    name: Text
    short: Text
    definition: Text
    caveat: Text
    unit: Unit
    decimals: int
    direction: Literal["more_is_better", "less_is_better", "neutral"]
    formula: str
    aggregates: bool
    year: str
    sources: tuple[str, ...]
    scale: Literal["sequential", "diverging", "categorical"]
    palette: str
    categories: tuple[Text, ...] = ()
    samples: tuple[Sample, ...] = ()
    weight: str | None = None
    headline: bool = False

    @property
    def column(self) -> str:
        """Column of ``counties.parquet`` that holds the value; a plain measure is not stored twice."""
        return self.formula if self.formula.isidentifier() else self.id

    @property
    def is_amount(self) -> bool:
        """Whether the nation's value is the sum of the counties', with which no county can be compared."""
        return self.aggregates and self.weight is None and "/" not in self.formula

    @property
    def is_level(self) -> bool:
        """Whether it says how much there was in a year, not how it changed."""
        return self.moment.isdecimal()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Columns that the formula reads, sorted."""
        return _names(self.formula)

    @property
    def aggregate_inputs(self) -> tuple[str, ...]:
        """Columns that :meth:`aggregate` reads, sorted."""
        return tuple(sorted({*self.inputs, *([self.weight] if self.weight else [])}))

    @property
    def compares_years(self) -> bool:
        """Whether it holds one census against another, so that it is the comparison group's."""
        censuses = {name[-4:] for name in self.inputs} & _CENSUSES
        return len(censuses) > 1 and not self.is_amount

    @property
    def reads_earlier_census(self) -> bool:
        """Whether it reads a census before that of 2020: a grouped unit has its group's figures of those."""
        return any(name[-4:] in _EARLIER for name in self.inputs)

    def compute(self, counts: pd.DataFrame, comparison_group: pd.Series | None = None) -> pd.Series:
        """Evaluate the formula for every row.

        Parameters
        ----------
        counts : DataFrame
            Measures of any counties; at least :attr:`inputs`.
        comparison_group : Series, optional
            Of every row. What :attr:`compares_years` is computed from the sums of the whole group, since a
            member's earlier figures are the group's: set against its own later ones they say nothing.

        Returns
        -------
        Series of float
            The value in :attr:`unit`; missing where an input is missing or a denominator is zero.

        Raises
        ------
        KeyError
            If an input column is missing.
        """
        # Nullable integers would make the result nullable too; the atlas keeps plain floats.
        frame = counts[list(self.inputs)].astype("float64")
        if comparison_group is not None and self.compares_years:
            frame = frame.groupby(comparison_group.to_numpy()).transform(
                lambda member: member.sum(skipna=False)
            )
        value = np.asarray(frame.eval(self.formula), dtype="float64")
        # A comparison of nothing is false, not nothing.
        known = np.isfinite(value) & frame.notna().all(axis=1).to_numpy()
        return pd.Series(np.where(known, value, np.nan), index=counts.index, name=self.id)

    def aggregate(self, counts: pd.DataFrame) -> float | None:
        """Evaluate the formula on sums over rows that have every input, or the mean by :attr:`weight`.

        Parameters
        ----------
        counts : DataFrame
            Measures of the counties to join, a province's, say; at least :attr:`aggregate_inputs`.

        Returns
        -------
        float or None
            The value for the rows together, or None where the formula does not hold for sums,
            or no row has every input.
        """
        complete = counts[list(self.aggregate_inputs)].dropna()
        if not self.aggregates or complete.empty:
            return None
        if self.weight:
            weights = complete[self.weight]
            return float((self.compute(complete) * weights).sum() / weights.sum())
        value = self.compute(complete.astype("float64").sum().to_frame().T).iloc[0]
        return None if pd.isna(value) else float(value)


@cache
def _names(formula: str) -> tuple[str, ...]:
    tree = ast.parse(formula, mode="eval")
    return tuple(sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}))


@cache
def _document() -> dict[str, dict[str, dict[str, object]]]:
    with INDICATORS_FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def load_layers() -> Mapping[str, Text]:
    """Give the layers of the atlas in order, with their names in ``zh`` and ``en``."""
    return cast("Mapping[str, Text]", _document()["layers"])


@cache
def load_families() -> Mapping[str, Text]:
    """Give the families of indicators in order, with their names in ``zh`` and ``en``."""
    return cast("Mapping[str, Text]", _document()["families"])


@cache
def load_indicators() -> Mapping[str, Indicator]:
    """Read every indicator, in the order of the file.

    Returns
    -------
    Mapping[str, Indicator]
        Indicator by id.

    Raises
    ------
    TypeError, KeyError
        If an entry lacks a field, has one too many, or names an unknown unit.
    """
    document = _document()
    units = {key: Unit(**entry) for key, entry in document["units"].items()}  # type: ignore[arg-type]
    indicators = {}
    for key, entry in document["indicators"].items():
        fields = dict(entry)
        fields["unit"] = units[cast("str", fields["unit"])]
        fields["sources"] = tuple(cast("list[str]", fields["sources"]))
        fields["categories"] = tuple(cast("list[Text]", fields.get("categories", ())))
        samples = cast("list[dict[str, str]]", fields.get("samples", ()))
        fields["samples"] = tuple(Sample(**sample) for sample in samples)
        indicators[key] = Indicator(id=key, **fields)  # type: ignore[arg-type]
    return indicators
