"""How words reach people and what they take back: links, mass sending, data that is asked for."""

from __future__ import annotations

from datetime import date

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class LinkKind(Word):
    PAGE = "page", "网页"
    H5_GAME = "h5-game", "小游戏"
    TEST = "test", "测试"
    DOWNLOAD = "download", "下载"
    OTHER_APP = "other-app", "别的应用"
    ACCOUNT = "account", "账号"


class ConsentBasis(Word):
    """Why somebody may be sent commercial messages."""

    ASKED = "asked", "主动要的"
    AGREED = "agreed", "同意"
    NONE = "none", "没有"


class Segmentation(Word):
    MANUAL = "manual", "人工"
    AUTO = "auto", "自动"


class Consent(Word):
    """How people agreed that their data are collected."""

    NONE = "none", "没有"
    GENERAL = "general", "随章程"
    SEPARATE = "separate", "单独同意"
    GUARDIAN = "guardian", "监护人同意"


@record
class Link(Record):
    kind: LinkKind = key("种类", "网页、小游戏、测试、下载、别的应用、账号", default=LinkKind.PAGE)
    url: str = key("地址", "网址、小程序路径，或账号的名字", least=1)
    platform: str | None = key(
        "属于哪个平台", "链接、账号、二维码通到哪个平台；自家网页不写", default=None, ref="platform"
    )
    reviewed: date | None = key("核对日期", "点开之后的页面哪天查过", default=None)


@record
class Broadcast(Record):
    consent_basis: ConsentBasis = key("凭什么发", "顾客要的、单独勾选同意，或没有")
    opt_out: str = key("怎样拒收", "回复什么、点哪里就不再发", default="")
    sender: str = key("发送人身份", "以谁的名义发，怎么联系", default="")
    segmentation: Segmentation = key(
        "分组方式", "人工分组，或按行为自动分组", default=Segmentation.MANUAL
    )
    general_option: str = key("不按画像的选项", "怎样改收不按个人特征的内容", default="")


@record
class Collected(Record):
    what: str = key("收什么", "手机号、生日、孕周……", least=1)
    purpose: str = key("做什么用", "一句话", least=2)
    consent: Consent = key("同意方式", "单独同意、监护人同意、随章程、没有")
    required: bool = key("是否条件", "不给就不能参加", default=False)
    needed: str = key("必需的理由", "不收就办不成的理由；可给可不给的不写", default="")
    minors: bool = key("未成年人的", "是不满十四周岁孩子的资料", default=False)
