"""The faults that show once the words of a file are given their meaning."""

from qunce.finding import Fault, Severity

DANGLING = Fault(
    "REF-001", "dangling-reference", "引用了不存在的东西",
    "引用落空，这一处就不会出现在排期、页面和日历里",
    mend="改成已有的 id，或先建好那个文件",
    example="host: xiaomna",
)  # fmt: skip
UNKNOWN_KEY = Fault(
    "REF-002", "unknown-key", "不认识的键",
    "写错的键不会生效，写的人却以为它生效了",
    mend="改成认识的键，或删掉这一行",
    example="titel: 会员群",
)  # fmt: skip
CIRCULAR = Fault(
    "REF-003", "circular-extends", "继承绕成了圈",
    "绕成圈的继承没有起点，谁的值都定不下来",
    mend="去掉其中一个 extends",
    example="extends: self",
)  # fmt: skip
BAD_VALUE = Fault(
    "REF-004", "bad-value", "值不对",
    "值读不懂，这一项就不会生效",
    example="at: 晚上八点",
)  # fmt: skip
MISSING_KEY = Fault(
    "REF-005", "missing-key", "缺了必填的键",
    "缺了它，这件东西就不完整，不会进入排期和页面",
    example="（没有 title 的社群）",
)  # fmt: skip
BAD_ID = Fault(
    "REF-006", "bad-id", "文件名不能当 id",
    "文件名就是 id，会用在网址和日历条目里，只能用小写字母、数字和连字符",
    mend="改文件名，如 vip-club.yml",
    example="content/groups/VIP 群.yml",
)  # fmt: skip
SAME_ID = Fault(
    "REF-007", "same-id", "两件东西用了同一个 id",
    "id 相同就分不清引用的是哪一个",
    mend="给其中一个改名",
    example="content/scripts/a/hi.yml 与 content/scripts/b/hi.yml",
)  # fmt: skip
STRAY = Fault(
    "REF-008", "stray-file", "没人读的文件",
    "放错文件夹的文件不会生效，写的人却以为它生效了",
    severity=Severity.WARNING,
    mend="移到对应的文件夹",
    example="content/group/vip.yml",
)  # fmt: skip
NO_CHARTER = Fault(
    "REF-009", "missing-charter", "没有 content/playbook.yml",
    "它写着手册的名称、时区和规则设置，没有它什么都算不出来",
    mend="运行 qunce init，或建一个只有 title 的 content/playbook.yml",
    example="（空文件夹）",
)  # fmt: skip
CONTRADICTION = Fault(
    "REF-010", "contradiction", "前后矛盾",
    "两个值不能同时成立，机器不知道该听谁的",
    example="from: 2026-11-12\nuntil: 2026-11-01",
)  # fmt: skip
NEVER = Fault(
    "REF-011", "never-occurring", "永远轮不到的时段",
    "写了却一次也不会发，看排期的人会以为已经安排好了",
    severity=Severity.WARNING,
    example="day: sat\nfrom: 2026-11-02\nuntil: 2026-11-06",
)  # fmt: skip

UPWARD = Fault(
    "REF-012", "hidden-reference", "用到了更少人能看的东西",
    "网站按一种人生成，看得到这一处、看不到它用的东西，就会露出名字，或缺一块",
    example="visibility: public\nhost: xia  # 小夏只给员工看",
)  # fmt: skip

FAULTS = (
    DANGLING, UNKNOWN_KEY, CIRCULAR, BAD_VALUE, MISSING_KEY, BAD_ID, SAME_ID, STRAY, NO_CHARTER,
    CONTRADICTION, NEVER, UPWARD,
)  # fmt: skip
