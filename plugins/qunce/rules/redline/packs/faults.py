"""The faults of a team's own packs that the form of a file does not show."""

from qunce.finding import Fault, Severity

NEVER = Fault(
    "PAK-001", "never-loosened", "这条规则不能放宽",
    "涉及国家机关、赌博、淫秽、烟草、个人信息等，没有例外；可以多查，不能少查",
    mend="删掉这一项；误报就换一种写法",
    example="changes: [{code: RED-PII-003, reason: 客人同意, off: true}]",
)  # fmt: skip
IDLE = Fault(
    "PAK-002", "idle-change", "改动没有用",
    "写的人以为规则变了，其实没有变",
    severity=Severity.WARNING,
    mend="写上要改什么，或删掉这一条",
    example="changes: [{code: RED-AD-003, reason: 会员卡就叫这个名字}]",
)  # fmt: skip
EXPIRED = Fault(
    "PAK-003", "expired-change", "对规则的改动已过期",
    "当初的理由有时限，过了就按原来的规则查",
    mend="删掉这条改动，或重新批准并改 until",
    example="changes: [{code: RED-AD-003, reason: 店庆期间, off: true, until: 2020-01-01}]",
)  # fmt: skip
OWN_CODE = Fault(
    "PAK-004", "foreign-code", "代码不是团队自己的",
    "RED- 开头的代码留给群策自带的规则，两边重了就分不清查出来的是哪一条",
    mend="换成 TEAM- 开头的代码，如 TEAM-WORD-001；要改自带的规则，写在 changes 里",
    example="rules: [{code: RED-AD-001, …}]",
)  # fmt: skip

FAULTS = (NEVER, IDLE, EXPIRED, OWN_CODE)
