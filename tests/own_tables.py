"""Tables that readers bring, as several tests do; and their columns as the atlas understands them."""

from analytics.designations import Gazetteer
from analytics.own_table import Columns
from analytics.table_columns import columns_under, find_headings
from analytics.table_files import RawTable


def understand(table: RawTable, gazetteer: Gazetteer) -> Columns:
    """Tell what the columns of a table hold, as the page of own data proposes it."""
    return columns_under(table, find_headings(table, gazetteer), gazetteer)


# A table as an office hands it out: a title, a unit of measurement, headings in two rows, the province in the
# first of its rows alone, names that are no more, wrong codes, totals, a zone, signs for no data.
MESSY = """各地财政收入（示例）,,,,,
单位：亿元,,,,,
地区,行政区划代码,名称,财政收入,,备注
,,,2009年,2010年,
全国,,,"83,101.5","83,101.5",
北京市,110000,,1000,1000,
,110101,东 城 区,"1,234.5",１２．５,
,110103,崇文区,100,20,
,110102,西城区,…,-,
江苏省,320583.0,昆山市,300,400,
,320583000000,昆山市,300,401,
,,苏州工业园区,5,6,
,320502,沧浪区,1,2,
,320503,平江区,2,3,
,320504,金阊区,3,4,
湖南省,999999,浏杨市,3,4,
,431099,浏阳市,33,44,
,430181,莘县,33,44,
山东省,,苍山县,7,约8,
河北省,,新华区,9,10,
云南省,,=cmd|'/c calc'!A0,1,2,
陕西省,,<b>某县</b>,1,2,
注：数据为示例。,,,,,
"""


FOOTED = """2020 年各县企业数,,,
单位：家,,,
序号,地区,代码,企业数
1,长沙县,430121,120
2,浏阳市,430181,80
3,浏阳市,430181,80
4,某某县,,5
5,新华区,,7
合计,,,292
,小计,,200
,湖南省合计,,292
,全 国,,"9,999"
,Total,,292
,湖南省,430000,292
注：按 2020 年区划。,,,
资料来源：统计年鉴；企业为规模以上。,,,
填表：某人,审核：某人,,
,,,
"""
