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
    r"(?:查(?!看|无)|点名|起诉|告了|曝光|扒|举报|封号|抓|带走|端了|叫停)|"
    r"挨了?罚|罚单|公益诉讼|(?:登报|公开)道歉|让[^，,。！？\n]{1,6}告了|赔了[^，,。！？\n]{0,4}[万千]|(?:当场|后来|一[查搜问])[^，,。！？\n]{0,3}露馅|骂上了?热搜"
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
    r"(?:隔壁|楼下|对面|街口|路口|旁边)[^，,。！？\n]{0,8}(?:贴出|写着|标着|喊着|挂着|用过|印着|张贴|展出)|"
    r"网上(?:流传|有人)|(?:群里|微信里|电梯里)有(?:个|人|位|新号)[^，,。！？\n]{0,4}(?:发|贴|甩|刷|卖|喊|冒充|说是)|看到(?:一个|有个|有人|有的)|听说有[的人个]|"
    r"有人(?:举牌|替我们|夸|说我们|喊我们|打着)|有(?:商家|网店|卖家|店家|主播|顾客|网友)[^，,。！？\n]{0,3}(?:拿|把|写|标|用|卖|喊|调侃|靠|说|夸)|"
    r"(?:顾客|客人|会员|家长|妈妈|爸爸|奶奶|大爷|小伙|业主|网友|朋友|同行)[^，,。！？\n“]{0,8}(?:留言|抱怨|吐槽|写|问|喊|说|反映)[^，,。！？\n“]{0,3}[“「]|"
    r"“[^”\n]{2,30}[？?]”|听[^，,。！？\n]{1,4}(?:吐槽|说起)|有人(?:来推销|叫[她他]|让[她他]|骗)|请[她他]走了|又见[“「]|那种图|被人[^，,。！？\n]{0,3}反映|"
    r"群里来了个|平台来函|起的(?:名字|外号)|[”」]?这个词|"
    r"哪个(?:导购|店员|主播|同事)[^，,。！？\n]{0,4}(?:说|写|讲|敢)"
)
_TAKEN_BACK = (
    r"写错|标错|印错|发错|贴错|疏忽|更正|赔个?不是|旧(?:海报|传单|木牌|吊牌|宣传单|单页|文案|话术|稿)|"
    r"上一?(?:版|回|次)(?:海报|传单|文案|写的)|前任[^，,。！？\n]{0,4}(?:写|留|贴)|不再(?:贴|写|用|挂|念)|"
    r"(?:已|已经|全|都|今早|昨天)(?:都|经|全|整张|全部)?(?:撤(?!资)|下线|划掉|拆了|打回|(?:原样)?退回|作废|打成纸浆)|"
    r"口误|打错|说错(?:话|了)|收回(?:这|那|刚)|(?:原样|原车|原箱|全部?|整批)(?:退[回厂]|拉回)|退了[回稿厂]|没放行|没过审|擦掉了|涂掉|盖住了|"
    r"已隐藏|已经隐藏|(?:已|刚|今早|昨晚|昨天)删(?![除繁])|把(?:它|那条|这条|那个|那句)删了|(?:海报|单页|吊牌|标签|箱子|盒子|包装)[^，,。！？\n]{0,4}重[印做新]|"
    r"不是我们(?:家的|排|做的|写的|发的)|(?:已|刚|被我们?|当场|管理员)(?:经|把[^，,。！？\n]{1,6})?(?:踢|移出)|没有?(?:检测)?(?:依据|出处)(?!$)|(?:拿|给)不出[^，,。！？\n]{0,4}(?:依据|证明|报告|数据)|"
    r"(?:老|旧)(?:海报|图|帖子?|传单|卡片)|把那(?:段|条|句|张)(?:撤|删|剪)|(?:卡片|海报|传单|单页|易拉宝)(?:都|全|已)?(?:撤了|收了|盖上)|"
    r"按[^，,。！？\n]{0,8}(?:新规|规定)[^，,。！？\n]{0,4}(?:拿下|撤|下架|停)|(?:法务|店长|领导|老板)(?:摇头|不同意|没同意|说不行|否了)|把[“「][^”」\n]{2,30}[”」](?:划掉|删掉|换成|改成)|"
    r"(?:海报|文案|传单|话术|模板|写法|标签|木牌|牌子|图|那句|那行|一律|现)(?:都|已|全)?(?:换成|改成|改为|改写成|去掉|拿掉|不写)了?"
)
_ANSWERED = (
    r"(?<![^\n。！])(?:问|有人问|客户?问|常见问题)[：:]|(?:回复|已回|答复?)[：:]|"
    r"[？?]\s*(?:不要|不用|没有这|说不准|不收)|这(?:种|类)[^，,。！？\n]{0,3}[，,]?别(?:学|做|用|信)|"
    r"[？?][”」]?(?:[，。：:]|我?们?(?:回(?!t)|答)|能的|不能|不会|没有的?|不是|不行|可以的)|心领|不敢当|过奖|说实话[：:]不"
)
_TAUGHT = (
    r"(?:主播|客服|员工|岗前|新人|店员|内部|陈列|话术|导购)培训|带新人|员工手册|(?:法务|主编)[^，,。！？\n]{0,3}(?:没放行|打回|退|裁|要求|说了)|不得使用|(?:处罚|违规|典型|反面|这个)案例|引以为戒|留个神|"
    r"纪要|守则|群规第|会议记录|交班|值班表|摘要|样稿|约稿|审稿|自查|给新人的话|新人(?:记牢|看样稿)|学习会|普法|讲了个案|"
    r"读书笔记|数学题|博物馆|悬疑片|片尾曲|看新闻|新闻说|骗局|诈骗|站不住|不合规|不合法|违法|不合规矩|碰不得|接不得|担刑责|犯法"
)
_BEGINNINGS = (
    ("”」一业主交值关典内写前博印又反发员处奶妈学守审导市带常引微心悬打报担擦数文易普更朋标样模民涂消片犯电疏立粉约经自警诈话责贴陈隔骗",
     "丝主习令以任侦保信刑列则协友型壁奶妈学家尾局工律忽拉掉搜播新方术板查案梯正法物班疑监称稿签编罚见警诈谈购这部错门问面领骗"),
    ("不公别哪客小把拿接旧有木没法牌留盒站给网讲读赔起这退骂",
     "“「上不个主书了人伙会传依先再出务单卖卡友合吊商图大子它客宣家帖店开得户放敢文新是有服木检海牌的益种稿类粉网话过这那问阿顾"),
    ("上今会传刚判包单卡原口吊回大家岗平店当挨摘旁某查检爸监管纪罚老说请违顾领",
     "一了他传例决刑删前单卡台员品商回图地场复她实客察导封帖平店微把旅早机板样次款法海爷爸片版牌理直移管箱经网罚装要规议误踢车边错长页"),
    ("个位同后对整派海登盖看箱群街路过通那",
     "会住先出到口句大奖子客家批报改新来种粉行规里阿面顾"),
    ("全图已收新昨楼现碰答都问",
     ":下不人作全划删原去回复天已打把拆拉拿换撤改整晚移经踢退部都闻隐："),
    ("?“听按被让？", ""),
)  # fmt: skip
"""What any of them begins with, and what follows there: one look at a table tells that nothing
begins at most characters, a second one that nothing begins at most of those that are left.
"""
WAYS = "|".join((_PUNISHED, _OFFICES, _OTHERS, _TAKEN_BACK, _ANSWERED, _TAUGHT))
_OPENINGS = "|".join(f"[{one}][{two}]" if two else f"[{one}]" for one, two in _BEGINNINGS)
_ACCOUNT = f"(?={_OPENINGS})(?:{WAYS})"
_MEANT = (
    r"没有之一|放心(?:拍|买|入|冲|选|用(?!完))|闭眼[入买]|(?:点|戳)(?:链接|左下|小黄车|购物车)|"
    r"(?:直接|赶紧|快来|马上|欢迎|火速|抓紧)(?:拍|下单|抢|订购?|选购|入手|囤)|(?:只要|仅需|只卖)\s*[0-9]|"
    r"(?:因为|说的)我们(?:家|店)?(?:就|才)是|(?<!\n)当然(?:是|有|能|可以|敢)(?!假|不)"
)
"""Words of somebody who offers the goods all the same, in the sentence that holds the claim."""
_SPOKEN = r"[“「『‘《][^”」』’》\n]*$"
"""What stands before words that are quoted …"""
_OWN_ANSWER = (
    r"(?<![一-龥])(?:答复?|回复|回)[：:](?![^\n]*[不没未无别哪])[^\n]*$|"
    r"(?:直接|当场)(?:告诉|回|答)(?![^\n]*[不没未无别])[^\n]*$"
)
"""… or that somebody answers himself, with nothing denied before them."""
_PARTS = "\n\x00"
"""What parts paragraphs, and texts."""
EXPRESSIONS = {
    "account": _ACCOUNT, "meant": _MEANT, "spoken": _SPOKEN, "ownAnswer": _OWN_ANSWER,
}  # fmt: skip
"""By name, for whoever decides the same elsewhere."""


def account(near: Near) -> bool:
    """True when a paragraph tells of others, answers a question, takes words back or teaches.

    It is weaker than a quotation: those who do so may still mean it, so that a hint remains.
    Whoever offers the goods in the same breath, or answers so himself, gets no relief.
    """
    text, start, end = near.text, near.start, near.end
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    for mark in _PARTS:
        first = max(text.rfind(mark, first, start) + 1, first)
        stop = text.find(mark, end, last)
        last = last if stop < 0 else stop
    if not compiled(_ACCOUNT).search(text[first:last]):
        return False
    ahead = text[first:start]
    if compiled(_SPOKEN).search(ahead):
        return True
    return not (compiled(_MEANT).search(near.whole_sentence) or compiled(_OWN_ANSWER).search(ahead))
