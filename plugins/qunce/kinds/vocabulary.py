"""Closed lists of words that several kinds share, each with its Chinese label."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed list; `label` is what an operator reads."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Word:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


class Visibility(Word):
    """Who may see a thing on a site; each sees what those before it see, and more."""

    PUBLIC = "public", "谁都能看"
    STAFF = "staff", "员工"
    MANAGER = "manager", "主管"

    @property
    def rank(self) -> int:
        """0 for what everybody may see."""
        return _RANKS[self]

    def sees(self, other: Visibility) -> bool:
        """True when somebody of this level may see what is meant for another."""
        return other.rank <= self.rank


_RANKS = {one: number for number, one in enumerate(Visibility)}


class PostKind(Word):
    """What a post is for; the mix of these is what the cadence rules weigh."""

    VALUE = "value", "价值"
    INTERACT = "interact", "互动"
    BENEFIT = "benefit", "福利"
    PROMO = "promo", "促销"
    SERVICE = "service", "服务"
    NOTICE = "notice", "公告"
    WELCOME = "welcome", "欢迎"


class GroupType(Word):
    FLASH_DEAL = "flash_deal", "秒杀福利群"
    SERVICE = "service", "服务群"
    INTEREST = "interest", "兴趣群"
    VIP = "vip", "会员群"
    NEW = "new", "新客群"
    KNOWLEDGE = "knowledge", "知识群"
    STAFF = "staff", "员工群"


class Stage(Word):
    """Where a community stands in its life."""

    PREPARE = "prepare", "筹建"
    ICEBREAK = "icebreak", "破冰"
    GROWTH = "growth", "成长"
    MATURE = "mature", "成熟"
    QUIET = "quiet", "沉寂"
    CLOSED = "closed", "解散"


class Channel(Word):
    """Who can read it, which decides the law that applies."""

    PUBLIC = "public", "公开"
    CLOSED_GROUP = "closed_group", "封闭群"
    MIXED = "mixed", "半公开"


class Category(Word):
    """What is sold, which decides the special laws that apply."""

    GENERAL = "general", "通用"
    FOOD = "food", "食品"
    HEALTH_FOOD = "health-food", "保健食品"
    COSMETICS = "cosmetics", "化妆品"
    INFANT = "infant", "母婴"
    ALCOHOL = "alcohol", "酒类"
    TOBACCO = "tobacco", "烟草"
    FINANCE = "finance", "金融"
    EDUCATION = "education", "教育培训"
    MEDICAL = "medical", "医疗药械"
    MEDICAL_BEAUTY = "medical-beauty", "医疗美容"
    APPAREL = "apparel", "服饰"
    HOME = "home", "家居"
    APPLIANCE = "appliance", "家电"
    ELECTRONICS = "electronics", "数码"
    SERVICE = "service", "服务"
    PET = "pet", "宠物"


class Weekday(Word):
    MON = "mon", "周一"
    TUE = "tue", "周二"
    WED = "wed", "周三"
    THU = "thu", "周四"
    FRI = "fri", "周五"
    SAT = "sat", "周六"
    SUN = "sun", "周日"

    @property
    def number(self) -> int:
        """0 for Monday, as `date.weekday()` counts."""
        return _NUMBERS[self]


_NUMBERS = {one: number for number, one in enumerate(Weekday)}


class SlotDay(Word):
    """What a slot may call its days: a weekday, or by the official calendar work or rest."""

    MON = "mon", "周一"
    TUE = "tue", "周二"
    WED = "wed", "周三"
    THU = "thu", "周四"
    FRI = "fri", "周五"
    SAT = "sat", "周六"
    SUN = "sun", "周日"
    WORKDAY = "workday", "工作日"
    RESTDAY = "restday", "休息日"

    @property
    def is_weekday(self) -> bool:
        return self.number < 7

    @property
    def number(self) -> int:
        """0 for Monday, as `date.weekday()` counts; 7 and 8 for workdays and days off."""
        return _SLOT_NUMBERS[self]


_SLOT_NUMBERS = {one: number for number, one in enumerate(SlotDay)}


class Cycle(Word):
    """Which weeks of a two-week cycle."""

    A = "A", "A 周"
    B = "B", "B 周"


class Send(Word):
    """By which hand or tool a post goes out; platform limits hang on it."""

    MANUAL = "manual", "人工发送"
    WECOM_MASS = "wecom_mass", "企微群发"
    MOMENTS = "moments", "朋友圈"
    BOT = "bot", "群机器人"
    OA = "oa", "公众号"
    HELPER = "helper", "群发助手"


class Attachment(Word):
    """What is sent along with the words of a post."""

    IMAGE = "image", "图片"
    VIDEO = "video", "视频"
    LINK = "link", "链接"
    MINI_PROGRAM = "mini_program", "小程序"
    FILE = "file", "文件"


class Format(Word):
    TEXT = "text", "文字"
    IMAGE = "image", "图文"
    VIDEO = "video", "短视频"
    LIVE = "live", "直播"
    POLL = "poll", "投票"
    QUIZ = "quiz", "问答"
    COUPON = "coupon", "券卡"
    LINK = "link", "链接"


class Step(Word):
    """What a wording does in a sale or a live show."""

    NOTICE = "notice", "预告"
    REMIND = "remind", "提醒"
    OPEN = "open", "开场"
    PROGRESS = "progress", "播报"
    CLOSE = "close", "收尾"


class Phase(Word):
    """The phases of a campaign, in the order they come."""

    GATHER = "gather", "蓄水"
    WARMUP = "warmup", "预热"
    BURST = "burst", "爆发"
    ENCORE = "encore", "返场"
    REVIEW = "review", "复盘"


class DayKind(Word):
    HOLIDAY = "holiday", "法定假日"
    WORKDAY = "workday", "调休上班"
    FESTIVAL = "festival", "节日"
    SHOPPING = "shopping", "购物节"
    BRAND = "brand", "门店日"
    MEMORIAL = "memorial", "纪念日"
    MOURNING = "mourning", "哀悼日"
    OBSERVANCE = "observance", "主题日"
    TERM = "term", "节气"
    SILENCE = "silence", "静默日"


class OfferKind(Word):
    DISCOUNT = "discount", "折扣"
    THRESHOLD = "threshold", "满减"
    COUPON = "coupon", "优惠券"
    GIFT = "gift", "赠品"
    FLASH_SALE = "flash_sale", "秒杀"
    GROUP_BUY = "group_buy", "团购"
    LOTTERY = "lottery", "抽奖"
    RED_PACKET = "red_packet", "红包"
    TRIAL = "trial", "试用"
    POINTS = "points", "积分"
    REFERRAL = "referral", "推荐有礼"
    CONTEST = "contest", "征集评选"
    PRESALE = "presale", "预售"


class VariableType(Word):
    TEXT = "text", "文字"
    NUMBER = "number", "数字"
    MONEY = "money", "金额"
    DATE = "date", "日期"
    TIME = "time", "时刻"
    DATETIME = "datetime", "日期时刻"
    URL = "url", "链接"
    CHOICE = "choice", "选一个"


class Purpose(Word):
    """What the words are for; rules and training may name what they forbid."""

    POST = "post", "发布"
    REPLY = "reply", "应答"
    RULES = "rules", "群规"
    TRAINING = "training", "培训"


class Action(Word):
    SKIP = "skip", "取消"
    MOVE = "move", "改期"
    REPLACE = "replace", "换内容"


class Each(Word):
    """What a feed is made for: one calendar for each of these, or one for all."""

    GROUP = "group", "每个社群"
    PERSON = "person", "每个人"
    ROLE = "role", "每个岗位"
    STORE = "store", "每家门店"
    PLATFORM = "platform", "每个平台"
    THEME = "theme", "每个栏目"
    CAMPAIGN = "campaign", "每个活动"
    ALL = "all", "全部"
