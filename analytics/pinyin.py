"""Readings of Chinese names in Latin letters, learned from names whose reading is known.

A county's published name already holds what a dictionary gets wrong (歙县 She, 六安 Lu'an). Cut into
syllables, these names teach the reading of nearly every character that old and new names are written with, so
that no dictionary of all Chinese characters is loaded while the atlas runs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_SYLLABLE = re.compile(
    r"[jqx](?:iang|iong|uan|ing|ian|iao|ia|ie|in|iu|ue|un|[iu])"
    r"|(?:zh|ch|sh|[bpmfdtnlgkhrzcsyw])?"
    r"(?:iang|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou])"
)
_LONGEST = 6

_TOLD = """
区qu 县xian 市shi 旗qi 自zi 治zhi 州zhou 族zu 盟meng 省sheng 一yi 久jiu 互hu 产chan 仆pu 仡ge 仫mu 伯bo
体ti 佤wa 佬lao 侗dong 偏pian 傈li 傣dai 僳su 其qi 净jing 准zhun 划hua 创chuang 劝quan 务wu 助zhu 医yi
卡ka 厂chang 及ji 发fa 各ge 后hou 吐tu 员yuan 品pin 喇la 噶ga 围wei 土tu 地di 场chang 坤kun 型xing 垒lei
域yu 基ji 堆dui 壤rang 壮zhuang 委wei 孜zi 实shi 宫gong 屈qu 岫xiu 峦luan 巍wei 带dai 庭ting 得de 循xun
怒nu 恭gong 恰qia 意yi 戈ge 戚qi 户hu 技ji 提ti 撒sa 斡wo 旦dan 晃huang 术shu 杂za 查cha 楞leng 毛mao 汽qi
浩hao 淖nao 渤bo 漾yang 澜lan 濞bi 瀍chan 火huo 炬ju 焉yan 版ban 物wu 特te 现xian 申shen 畲she 的de
盛sheng 直zhi 真zhen 硕shuo 礁jiao 示shi 祜hu 祝zhu 科ke 稀xi 税shui 空kong 管guan 索suo 级ji 结jie 维wei
综zong 群qun 耆qi 耿geng 聂nie 联lian 聚ju 脱tuo 航hang 芒mang 芷zhi 苗miao 药yao 莫mo 蒗lang 蝶die 诺nuo
贝bei 转zhuan 辖xia 迦jia 迪di 郁yu 郊jiao 郭guo 酉you 闸zha 阁ge 阊chang 革ge 音yin 颇po 食shi 验yan
鲜xian 默mo 丁ding 囊nang 尼ni 类lei 藏zang 谦qian 手shou 矿kuang 库ku 审shen 力li 若ruo 尔er 勒le 朗lang
察cha 乃nai 措cuo 错cuo 札zha 改gai 迭die 称chen 策ce 托tuo 邢xing 加jia
墅shu 拱gong 绍shao 列lie 株zhu 毕bi
"""
"""Readings that names in pinyin do not teach: of generics, transcriptions and development zones."""


def plain_letters(text: str) -> str:
    """Write a name as one types it: lower case, no accents, no spaces, hyphens or apostrophes.

    The ``v`` that input methods take for ``ü`` is read as ``u``, since pinyin has no other ``v``.

    Examples
    --------
    >>> plain_letters("Lü'an–Xīn")
    'luanxin'
    """
    spread = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign for sign in spread if sign.isalnum())
    return kept.replace("v", "u") if kept.isascii() else unicodedata.normalize("NFC", kept)


def syllables(name: str, count: int) -> tuple[str, ...] | None:
    """Cut a name in pinyin into its syllables.

    Parameters
    ----------
    name : str
        In Latin letters; an apostrophe, a hyphen or a space always parts two syllables.
    count : int
        Characters of the Chinese name.

    Returns
    -------
    tuple of str or None
        None if there is no way, or more than one, to cut it into so many.

    Examples
    --------
    >>> syllables("Lu'an", 2)
    ('lu', 'an')
    """
    ways: list[tuple[str, ...]] = [()]
    for part in re.split(r"['’\-–\s]+", name):
        cuts = list(_cuts(plain_letters(part), count))
        ways = [way + cut for way in ways for cut in cuts if len(way) + len(cut) <= count]
    whole = [way for way in ways if len(way) == count]
    return whole[0] if len(whole) == 1 else None


def _cuts(letters: str, most: int) -> Iterable[tuple[str, ...]]:
    if not letters:
        yield ()
    elif most > 0:
        for end in range(1, min(_LONGEST, len(letters)) + 1):
            if _SYLLABLE.fullmatch(letters, 0, end):
                yield from ((letters[:end], *rest) for rest in _cuts(letters[end:], most - 1))


def learn_readings(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Learn how characters are read.

    Parameters
    ----------
    names : iterable of (str, str)
        A Chinese name without its generic, and the same in pinyin.

    Returns
    -------
    dict of str to str
        A character's most frequent reading.
    """
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for chinese, latin in names:
        for sign, syllable in zip(chinese, syllables(latin, len(chinese)) or (), strict=False):
            heard[sign][syllable] += 1
    learned = {sign: counter.most_common(1)[0][0] for sign, counter in heard.items()}
    return learned | {entry[0]: entry[1:] for entry in _TOLD.split()}


def reading(name: str, readings: Mapping[str, str]) -> tuple[str, ...] | None:
    """Read a Chinese name, or give None where a character's reading is not known."""
    read = tuple(readings.get(sign, "") for sign in name)
    return read if all(read) else None
