"""The faults of form that a file can have before anything knows what it means."""

from qunce.finding import Fault, Severity

NOT_UTF8 = Fault(
    "YAM-001", "not-utf8", "文件不是 UTF-8 编码",
    "编码不对，中文会变成乱码，后面的检查都不可信",
    mend="用编辑器另存为 UTF-8（不带 BOM）",
    example="title: （GBK 字节）",
)  # fmt: skip
SYNTAX = Fault(
    "YAM-002", "broken-yaml", "YAML 写法读不通",
    "这一处读不通，它后面的内容就都没有读到",
    mend="对照上一行检查缩进、冒号后的空格和引号是否成对",
    example="title: [会员群",
)  # fmt: skip
DUPLICATE_KEY = Fault(
    "YAM-003", "duplicate-key", "同一个键写了两次",
    "YAML 不许重复；多数工具会悄悄只留后一个，前一个就丢了",
    mend="删掉其中一个，或给它另起一个名字",
    example="title: 甲\ntitle: 乙",
)  # fmt: skip
TAB = Fault(
    "YAM-004", "tab-indent", "用制表符缩进",
    "YAML 只认空格缩进；制表符在各人屏幕上宽窄不一",
    mend="换成两个空格",
    example="shifts:\n\t- days: [mon]",
)  # fmt: skip
TAG = Fault(
    "YAM-005", "unknown-tag", "用了 YAML 标签",
    "标签（! 开头）会让内容变成程序对象，手册里只有文字、列表和键值",
    mend="去掉标签，只留值",
    example="title: !secret 甲",
)  # fmt: skip
ALIAS = Fault(
    "YAM-006", "runaway-alias", "别名展开得太多",
    "层层引用的别名会展开成几百万个值，把检查拖死",
    mend="少用 & 与 *，改用 extends: 继承",
    example="a: &a [*a, *a]",
)  # fmt: skip
BOM = Fault(
    "YAM-007", "byte-order-mark", "文件开头带 BOM",
    "有些工具会把它读进第一个键里，换台电脑就认不出那个键",
    severity=Severity.WARNING,
    mend="另存为「UTF-8」而不是「UTF-8 带 BOM」",
    example="（BOM）title: 甲",
)  # fmt: skip
CRLF = Fault(
    "YAM-008", "crlf", "用了 Windows 行尾",
    "同一文件两种行尾，会让每一行都显示成改过，审阅时看不清真正的改动",
    severity=Severity.WARNING,
    mend="在编辑器右下角把行尾改为 LF",
    example="title: 甲（CRLF）",
)  # fmt: skip
EMPTY = Fault(
    "YAM-009", "empty-file", "文件是空的",
    "空文件等于没有这件东西，引用它的地方都会落空",
    mend="写上内容，或删掉这个文件",
    example="# 只有注释",
)  # fmt: skip
SHAPE = Fault(
    "YAM-010", "wrong-shape", "结构不对",
    "这里要的结构和写的不一样，里面的内容没法用",
    example="groups: {vip: 1}   # 要列表，写成了键值表",
)  # fmt: skip
MANY_DOCUMENTS = Fault(
    "YAM-011", "many-documents", "一个文件里有几份文档",
    "「---」之后是另一份文档，只有第一份会被读到",
    mend="拆成几个文件，一件东西一个文件",
    example="title: 甲\n---\ntitle: 乙",
)  # fmt: skip
CONTROL = Fault(
    "YAM-012", "control-character", "混进了看不见的控制字符",
    "控制字符会弄坏日历和网页，多半是从别处粘贴带来的",
    mend="删掉这个字符",
    example="title: 甲（响铃符）",
)  # fmt: skip
FULL_WIDTH_COLON = Fault(
    "YAM-013", "full-width-colon", "键后面用了全角冒号",
    "YAML 只认英文冒号加一个空格；用全角冒号，整行会被当成一句话",
    mend="改成英文冒号，后面加一个空格",
    example="title：甲",
)  # fmt: skip
TOO_LARGE = Fault(
    "YAM-014", "too-large", "文件太大",
    "一件东西一个文件，正常只有几 KB；太大多半是放错了文件",
    mend="拆成几个文件",
    example="（超过 4 MB 的 .yml）",
)  # fmt: skip

FAULTS = (
    NOT_UTF8, SYNTAX, DUPLICATE_KEY, TAB, TAG, ALIAS, BOM, CRLF, EMPTY, SHAPE,
    MANY_DOCUMENTS, CONTROL, FULL_WIDTH_COLON, TOO_LARGE,
)  # fmt: skip
