"""Whom and what a text shows: people, pictures, who speaks, and where the material comes from."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class Part(Word):
    """As what somebody appears."""

    ENDORSER = "endorser", "代言人"
    CREATOR = "creator", "达人"
    CUSTOMER = "customer", "顾客"
    STAFF = "staff", "员工"
    MODEL = "model", "出镜"
    PERSONA = "persona", "虚构"


class MediaKind(Word):
    IMAGE = "image", "图片"
    VIDEO = "video", "视频"
    AUDIO = "audio", "声音"
    DIGITAL_HOST = "digital-host", "数字人"


class Voice(Word):
    """Under whose name it is published."""

    OWN = "own", "自己"
    THIRD_PARTY = "third-party", "别人"


class Origin(Word):
    ORIGINAL = "original", "原创"
    LIVE_CLIP = "live-clip", "直播切片"
    REPOST = "repost", "转载"


@record
class Shown(Record):
    who: str = key("谁", "岗位、身份或代号，不写真名", least=1)
    role: Part = key("身份", "代言、达人、顾客、员工、出镜、虚构")
    consent: str = key("书面同意", "同意书的编号或存放处", default="")
    used: bool | None = key("用过没有", "代言、推荐之前自己用过", default=None)
    age: int | None = key("年龄", "未成年人要写", default=None, least=0, most=120)
    guardian: str = key("监护人同意", "未成年人：监护人同意书的编号或存放处", default="")


@record
class Media(Record):
    file: str = key("文件", "文件名或素材编号", least=1)
    kind: MediaKind = key("种类", "图片、视频、声音、数字人主播", default=MediaKind.IMAGE)
    ai_generated: bool = key("AI 生成", "全部或部分由 AI 生成、合成", default=False)
    label: str = key("标识", "画面或声音里怎样标明，如：角标「AI 生成」", default="")
    throughout: bool = key("全程显示", "数字人主播的标识从头到尾都在", default=False)
