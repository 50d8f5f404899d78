"""Cadence: how often, when, in what mix, by whom."""

from qunce.rule import Check
from qunce.rules.cadence.automated_personal_chat import automated_personal_chat
from qunce.rules.cadence.broken_silence import broken_silence
from qunce.rules.cadence.burst_of_bubbles import burst_of_bubbles
from qunce.rules.cadence.careless_rights_day import careless_rights_day
from qunce.rules.cadence.clashing_shows import clashing_shows
from qunce.rules.cadence.cramped_posts import cramped_posts
from qunce.rules.cadence.crowded_day import crowded_day
from qunce.rules.cadence.disordered_phases import disordered_phases
from qunce.rules.cadence.empty_day import empty_day
from qunce.rules.cadence.endless_experiment import endless_experiment
from qunce.rules.cadence.few_themes import few_themes
from qunce.rules.cadence.flooding_bot import flooding_bot
from qunce.rules.cadence.forgotten_aftermath import forgotten_aftermath
from qunce.rules.cadence.forgotten_birthday import forgotten_birthday
from qunce.rules.cadence.harassing_mass_send import harassing_mass_send
from qunce.rules.cadence.idle_weekend import idle_weekend
from qunce.rules.cadence.late_approval import late_approval
from qunce.rules.cadence.late_welcome import late_welcome
from qunce.rules.cadence.leaked_exclusive import leaked_exclusive
from qunce.rules.cadence.long_warmup import long_warmup
from qunce.rules.cadence.lopsided_experiment import lopsided_experiment
from qunce.rules.cadence.loud_mourning import loud_mourning
from qunce.rules.cadence.made_up_progress import made_up_progress
from qunce.rules.cadence.missing_deputy import missing_deputy
from qunce.rules.cadence.missing_kind import missing_kind
from qunce.rules.cadence.mistyped_day import mistyped_day
from qunce.rules.cadence.near_duplicate_text import near_duplicate_text
from qunce.rules.cadence.night_post import night_post
from qunce.rules.cadence.off_duty_post import off_duty_post
from qunce.rules.cadence.off_volume_week import off_volume_week
from qunce.rules.cadence.one_way_run import one_way_run
from qunce.rules.cadence.only_fixed_benefit import only_fixed_benefit
from qunce.rules.cadence.outdated_limit import outdated_limit
from qunce.rules.cadence.overloaded_owner import overloaded_owner
from qunce.rules.cadence.oversized_mass_task import oversized_mass_task
from qunce.rules.cadence.oversized_moment import oversized_moment
from qunce.rules.cadence.oversized_welcome import oversized_welcome
from qunce.rules.cadence.overused_mass_send import overused_mass_send
from qunce.rules.cadence.overused_official_account import overused_official_account
from qunce.rules.cadence.patchy_newcomer_path import patchy_newcomer_path
from qunce.rules.cadence.prime_time_unused import prime_time_unused
from qunce.rules.cadence.promo_flood import promo_flood
from qunce.rules.cadence.promo_streak import promo_streak
from qunce.rules.cadence.red_packet_excess import red_packet_excess
from qunce.rules.cadence.repeated_script import repeated_script
from qunce.rules.cadence.repeated_theme import repeated_theme
from qunce.rules.cadence.restless_bursts import restless_bursts
from qunce.rules.cadence.rewritten_past import rewritten_past
from qunce.rules.cadence.same_opening import same_opening
from qunce.rules.cadence.same_weeks import same_weeks
from qunce.rules.cadence.same_words_twice import same_words_twice
from qunce.rules.cadence.scattered_products import scattered_products
from qunce.rules.cadence.seller_monologue import seller_monologue
from qunce.rules.cadence.selling_greeting import selling_greeting
from qunce.rules.cadence.selling_workdays import selling_workdays
from qunce.rules.cadence.shouting_at_all import shouting_at_all
from qunce.rules.cadence.silent_group import silent_group
from qunce.rules.cadence.slow_promise import slow_promise
from qunce.rules.cadence.tangled_experiment import tangled_experiment
from qunce.rules.cadence.too_many_hands import too_many_hands
from qunce.rules.cadence.unannounced_sale import unannounced_sale
from qunce.rules.cadence.unconfirmed_mass_send import unconfirmed_mass_send
from qunce.rules.cadence.uneven_campaigns import uneven_campaigns
from qunce.rules.cadence.unheralded_show import unheralded_show
from qunce.rules.cadence.unknown_holidays import unknown_holidays
from qunce.rules.cadence.unmanned_day import unmanned_day
from qunce.rules.cadence.unmarked_festival import unmarked_festival
from qunce.rules.cadence.unplanned_group import unplanned_group
from qunce.rules.cadence.unshifted_day import unshifted_day
from qunce.rules.cadence.unsteady_benefit import unsteady_benefit
from qunce.rules.cadence.unused_script import unused_script
from qunce.rules.cadence.unwoken_members import unwoken_members
from qunce.rules.cadence.vague_notice import vague_notice
from qunce.rules.cadence.week_without_activity import week_without_activity
from qunce.rules.cadence.zombie_promise import zombie_promise

CHECKS: tuple[Check, ...] = (
    empty_day,  # CAD-001
    crowded_day,  # CAD-002
    off_volume_week,  # CAD-003
    night_post,  # CAD-004
    prime_time_unused,  # CAD-005
    cramped_posts,  # CAD-006
    one_way_run,  # CAD-007
    shouting_at_all,  # CAD-008
    burst_of_bubbles,  # CAD-009
    selling_workdays,  # CAD-010
    idle_weekend,  # CAD-011
    promo_flood,  # CAD-012
    promo_streak,  # CAD-013
    unsteady_benefit,  # CAD-014
    only_fixed_benefit,  # CAD-015
    week_without_activity,  # CAD-016
    red_packet_excess,  # CAD-017
    missing_kind,  # CAD-018
    seller_monologue,  # CAD-019
    repeated_theme,  # CAD-020
    repeated_script,  # CAD-021
    near_duplicate_text,  # CAD-022
    few_themes,  # CAD-023
    scattered_products,  # CAD-024
    same_opening,  # CAD-026
    unmarked_festival,  # CAD-030
    selling_greeting,  # CAD-031
    forgotten_birthday,  # CAD-032
    unshifted_day,  # CAD-033
    loud_mourning,  # CAD-034
    careless_rights_day,  # CAD-035
    broken_silence,  # CAD-036
    uneven_campaigns,  # CAD-037
    unknown_holidays,  # CAD-038
    mistyped_day,  # CAD-039
    unmanned_day,  # CAD-040
    off_duty_post,  # CAD-041
    slow_promise,  # CAD-042
    overloaded_owner,  # CAD-043
    late_welcome,  # CAD-044
    patchy_newcomer_path,  # CAD-045
    silent_group,  # CAD-046
    unwoken_members,  # CAD-047
    missing_deputy,  # CAD-048
    late_approval,  # CAD-049
    disordered_phases,  # CAD-050
    unannounced_sale,  # CAD-051
    vague_notice,  # CAD-052
    long_warmup,  # CAD-053
    made_up_progress,  # CAD-054
    forgotten_aftermath,  # CAD-055
    zombie_promise,  # CAD-056
    unheralded_show,  # CAD-057
    clashing_shows,  # CAD-058
    restless_bursts,  # CAD-059
    overused_mass_send,  # CAD-060
    outdated_limit,  # CAD-061
    oversized_mass_task,  # CAD-062
    unconfirmed_mass_send,  # CAD-063
    flooding_bot,  # CAD-064
    oversized_moment,  # CAD-065
    overused_official_account,  # CAD-066
    oversized_welcome,  # CAD-067
    automated_personal_chat,  # CAD-068
    harassing_mass_send,  # CAD-069
    lopsided_experiment,  # CAD-070
    tangled_experiment,  # CAD-071
    endless_experiment,  # CAD-072
    too_many_hands,  # CAD-073
    same_words_twice,  # CAD-074
    leaked_exclusive,  # CAD-075
    unused_script,  # CAD-076
    unplanned_group,  # CAD-077
    same_weeks,  # CAD-078
    rewritten_past,  # CAD-079
)
