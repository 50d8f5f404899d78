"""The faults of settings and allowances."""

from qunce.finding import Fault, Severity

UNKNOWN_RULE = Fault(
    "ALW-001", "unknown-rule", "没有这条规则",
    "代码写错，想调的规则没有调到，想放行的也没有放行",
    mend="运行 qunce rule 看所有规则代码",
    example="rules: {CAD-999: off}",
)  # fmt: skip
UNSIGNED = Fault(
    "ALW-002", "unsigned-redline-allowance", "红线放行缺批准人、依据或到期日",
    "红线是法律问题，谁批准、凭什么、到哪天为止都要留痕",
    mend="补上 approver、evidence、until",
    example="allow: [{code: RED-AD-001, reason: 法务看过}]",
)  # fmt: skip
EXPIRED = Fault(
    "ALW-003", "expired-allowance", "放行已过期",
    "当初的理由有时限，过了就要重新判断",
    mend="改正被放行的地方，或重新批准并改 until",
    example="allow: [{code: CAD-006, reason: 周年庆加密, until: 2020-01-01}]",
)  # fmt: skip
UNUSED = Fault(
    "ALW-004", "unused-allowance", "放行没有用上",
    "问题已经不在了，留着的放行会盖住以后的新问题",
    severity=Severity.WARNING,
    mend="删掉这条放行",
    example="allow: [{code: CAD-006, reason: 早已改好}]",
)  # fmt: skip
NEVER = Fault(
    "ALW-005", "never-allowable", "这条规则不能放行或关闭",
    "涉及个人信息、国家机关、赌博、淫秽、烟草等，没有例外",
    mend="改正内容本身",
    example="allow: [{code: RED-PII-003, reason: 客人同意}]",
)  # fmt: skip
STALE = Fault(
    "ALW-006", "stale-baseline", "基线里有已经改好的条目",
    "改好的还留在基线里，以后再犯就不会被查出来",
    severity=Severity.WARNING,
    mend="加上 --write-baseline 再查一次，就会去掉",
    example="findings: [{code: RED-AD-001, file: content/scripts/a.yml, words: 早已改好}]",
)  # fmt: skip
LOST = Fault(
    "ALW-007", "lost-evidence", "放行的依据文件不在",
    "凭据找不到，这条放行就说不清凭什么，过后没人补得回来",
    mend="把文件放进 evidence/，写从手册文件夹起的路径",
    example="allow: [{code: RED-AD-001, evidence: evidence/none.pdf, …}]",
)  # fmt: skip
BROKEN_RULE = Fault(
    "ALW-900", "broken-rule", "规则自己出错了",
    "这是群策的缺陷，不是手册的问题；其他规则照常检查",
    mend="把下面一行连同手册片段报给维护者",
)  # fmt: skip

FAULTS = (UNKNOWN_RULE, UNSIGNED, EXPIRED, UNUSED, NEVER, STALE, LOST, BROKEN_RULE)
