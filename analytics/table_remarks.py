"""Rows of a reader's table that are about no unit and are no fault: sums, and notes below the table."""

import re
import unicodedata

from analytics.table_files import Row

_SUM = re.compile(
    r"(.*?)(?:合计|总计|小计|共计|累计|总数|总和|汇总|平均值?|均值)数?(?:\(.*\))?:?"
    r"|()(?:中国|全(?:国|省|市|区|县|州|盟|自治区))(?:\(.*\))?:?"
)
_SUM_EN = re.compile(
    r"(?:grand|sub|overall)?[\s-]*total(?:s|\b).*|.*\b(?:sub-?)?totals?:?"
    r"|sum|mean|average|(?:whole )?china|national"
)
_NOTE = re.compile(
    r"[\[(【※*]*(?:注释?|附注|备注|说明|注意|资料来源|数据来源|来源|出处|数据说明|表注|单位"
    r"|notes?|(?:data )?sources?|remarks?|units?)\s*[\d①-⑩]*\s*[:.、\])】]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。；;，,！!]")
# Who filled a form in, and when.
_FIELD = re.compile(r"[:：]")


def sum_of(text: str) -> str | None:
    """Tell what a cell that names a sum or a mean is the sum of.

    Returns
    -------
    str or None
        "" for a sum without more; None where the cell names no sum.

    Examples
    --------
    >>> sum_of("合 计"), sum_of("湖南省合计"), sum_of("Total, Hunan"), sum_of("长沙县")
    ('', '湖南省', '', None)
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if plain.isascii():
        return "" if _SUM_EN.fullmatch(plain) else None
    found = _SUM.fullmatch(re.sub(r"\s+", "", plain))
    return (found[1] or "") if found else None


def is_note(row: Row) -> bool:
    """Tell whether a row is a note: it begins like one, or all that it says are sentences."""
    first = next((cell for cell in row.cells if cell), "")
    if _NOTE.match(unicodedata.normalize("NFKC", first).strip()):
        return True
    alone = len(row.cells) == 1 and _SENTENCE.search(first) is not None
    return alone or all(_FIELD.search(cell) for cell in row.cells if cell)
