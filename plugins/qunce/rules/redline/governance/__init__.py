"""How groups are run: rules, owners, filters, complaints, records, and pages behind links."""

from qunce.rule import Check
from qunce.rules.redline.governance.complaint_path_missing import complaint_path_missing
from qunce.rules.redline.governance.deputy_missing import deputy_missing
from qunce.rules.redline.governance.house_rules_incomplete import house_rules_incomplete
from qunce.rules.redline.governance.records_missing import records_missing
from qunce.rules.redline.governance.unreviewed_link import unreviewed_link
from qunce.rules.redline.governance.word_filter_off import word_filter_off

MODULES: tuple[Check, ...] = (
    house_rules_incomplete,
    deputy_missing,
    word_filter_off,
    complaint_path_missing,
    records_missing,
    unreviewed_link,
)
