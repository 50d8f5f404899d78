"""Sharing, following, diversion, referral and reviews, judged by the platform a mechanic runs on."""

from qunce.rule import Check
from qunce.rules.redline.sharing.benefit_for_download import benefit_for_download
from qunce.rules.redline.sharing.benefit_for_sharing import benefit_for_sharing
from qunce.rules.redline.sharing.diversion_off_douyin import diversion_off_douyin
from qunce.rules.redline.sharing.diversion_off_xiaohongshu import diversion_off_xiaohongshu
from qunce.rules.redline.sharing.entry_fee import entry_fee
from qunce.rules.redline.sharing.forced_follow import forced_follow
from qunce.rules.redline.sharing.luring_game_link import luring_game_link
from qunce.rules.redline.sharing.paid_praise import paid_praise
from qunce.rules.redline.sharing.recruiting_task import recruiting_task
from qunce.rules.redline.sharing.reward_by_head_count import reward_by_head_count
from qunce.rules.redline.sharing.team_sales_reward import team_sales_reward
from qunce.rules.redline.sharing.unclear_group_buy import unclear_group_buy

MODULES: tuple[Check, ...] = (
    diversion_off_xiaohongshu,
    diversion_off_douyin,
    entry_fee,
    reward_by_head_count,
    team_sales_reward,
    benefit_for_sharing,
    forced_follow,
    recruiting_task,
    benefit_for_download,
    unclear_group_buy,
    luring_game_link,
    paid_praise,
)
