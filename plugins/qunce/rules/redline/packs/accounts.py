"""Who tells of others, answers, takes back or teaches hardly advertises with the words he tells of."""

from __future__ import annotations

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.near import Near

AROUND = 160
"""So many characters before and behind a hit may tell of what it is part, within its paragraph."""
_STORE = r"(?:店|商家|商场|卖家|超市|公司|机构|餐厅|健身房|铺|馆)"
_PUNISHED = (
    r"通报|责令|罚款|被罚|罚了|处罚|约谈|立案|判决|判了刑|判刑|判例|查封|整改|关门了|"
    r"被(?:平台|市监|工商|消协|部门|人|顾客|网友|学员|家长)?[^，,。！？\n]{0,4}?"
    r"(?:查(?!看|无)|点名|起诉|告了|曝光|扒|举报|封号|抓|带走|端了|叫停)"
)
"""What befell somebody who did so."""
_OFFICES = (
    r"市监|监管部门|经侦|民警|警方|派出所|(?:消协|消保委)(?:点名|通报|提示|提醒)|反诈|检察院|报警"
)
_OTHERS = (
    rf"有家(?![里人长乡])[^，,。！？\n]{{0,10}}{_STORE}|一家[^，,。！？\n]{{1,10}}{_STORE}(?:的)?(?:写|标|喊|把|被|叫|末尾|半路|挂)|"
    r"某(?:店|商场|平台|旅行社|品牌|微信群|机构|网红|地|直播间)|(?:那|别的?)家店?[^，,。！？\n]{0,6}(?:写着|标着|挂着|印着|喊)|"
    r"同行[^，,。！？\n]{0,8}(?:写着|标着|被)|有人(?:冒充|冒用|在群里?发|拉|虚报|担心|怀疑|质疑)|自称|"
    r"(?:有|位|个)(?:顾客|客人|客户|粉丝|阿姨|先生|大姐|大爷|家长|会员)(?:来|打电话|拿着?|发来|转来|留言|夸|担心|说)?[^，,。！？\n]{0,6}(?:问|质疑|投诉)|"
    r"(?:顾客|客人|客户|粉丝)(?:发来|转来|反映)|有个(?:卖|做|开)[^，,。！？\n]{1,8}的(?:把|写|标|说|喊)|"
    r"哪个(?:导购|店员|主播|同事)[^，,。！？\n]{0,4}(?:说|写|讲|敢)"
)
_TAKEN_BACK = (
    r"写错|标错|印错|发错|贴错|疏忽|更正|赔个?不是|旧(?:海报|传单|木牌|吊牌|宣传单|单页|文案|话术|稿)|"
    r"上一?(?:版|回|次)(?:海报|传单|文案|写的)|前任[^，,。！？\n]{0,4}(?:写|留|贴)|不再(?:贴|写|用|挂|念)|"
    r"(?:已|已经|全|都|今早|昨天)(?:都|经|全|整张|全部)?(?:撤(?!资)|下线|划掉|拆了|打回|(?:原样)?退回|作废|打成纸浆)|"
    r"(?:海报|文案|传单|话术|模板|写法|标签|木牌|牌子|图|那句|那行|一律|现)(?:都|已|全)?(?:换成|改成|改为|改写成|去掉|拿掉|不写)了?"
)
_ANSWERED = (
    r"(?<![^\n。！])(?:问|有人问|客户?问|常见问题)[：:]|(?:回复|已回|答复?)[：:]|"
    r"[？?][”」]?(?:[，。：:]|我?们?(?:回(?!t)|答)|能的|不能|不会|没有的?|不是|不行|可以的)|心领|不敢当|过奖|说实话[：:]不"
)
_TAUGHT = (
    r"纪要|会议记录|交班|值班表|摘要|样稿|约稿|审稿|自查|给新人的话|新人(?:记牢|看样稿)|学习会|普法|讲了个案|"
    r"读书笔记|数学题|博物馆|悬疑片|片尾曲|看新闻|新闻说|骗局|诈骗|站不住|不合规|不合法|违法|不合规矩|碰不得|接不得|担刑责|犯法"
)
_ACCOUNT = "|".join((_PUNISHED, _OFFICES, _OTHERS, _TAKEN_BACK, _ANSWERED, _TAUGHT))
_PARAGRAPH = "[\n\x00]"
"""What parts paragraphs, and texts."""
EXPRESSIONS = {"account": _ACCOUNT}
"""By name, for whoever decides the same elsewhere."""


def account(near: Near) -> bool:
    """True when a paragraph tells of others, answers a question, takes words back or teaches.

    It is weaker than a quotation: those who do so may still mean it, so that a hint remains.
    """
    text, start, end = near.text, near.start, near.end
    before, behind = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    parts = compiled(_PARAGRAPH)
    paragraph = parts.split(before)[-1] + near.words + parts.split(behind)[0]
    return compiled(_ACCOUNT).search(paragraph) is not None
