"""The rules: what the build refuses, one file and one page each. Start with `registry.Rule`, then any rule."""

from mkdocs_evidence.checks.claims.absolute_wording import absolute_wording
from mkdocs_evidence.checks.claims.answered_exclusion import answered_exclusion
from mkdocs_evidence.checks.claims.broken_block import broken_block
from mkdocs_evidence.checks.claims.claim_in_code import claim_in_code
from mkdocs_evidence.checks.claims.claim_in_prose import claim_in_prose
from mkdocs_evidence.checks.claims.compound_claim import compound_claim
from mkdocs_evidence.checks.claims.duplicate_claim_id import duplicate_claim_id
from mkdocs_evidence.checks.claims.figure_not_in_evidence import figure_not_in_evidence
from mkdocs_evidence.checks.claims.harms_missing import harms_missing
from mkdocs_evidence.checks.claims.malformed_citation import malformed_citation
from mkdocs_evidence.checks.claims.misnamed_study import misnamed_study
from mkdocs_evidence.checks.claims.missing_claim_id import missing_claim_id
from mkdocs_evidence.checks.claims.outcome_mismatch import outcome_mismatch
from mkdocs_evidence.checks.claims.overdue_claim import overdue_claim
from mkdocs_evidence.checks.claims.population_mismatch import population_mismatch
from mkdocs_evidence.checks.claims.positional_citation import positional_citation
from mkdocs_evidence.checks.claims.quotation_not_in_evidence import quotation_not_in_evidence
from mkdocs_evidence.checks.claims.significance_without_test import significance_without_test
from mkdocs_evidence.checks.claims.small_sample_percentage import small_sample_percentage
from mkdocs_evidence.checks.claims.staging_mismatch import staging_mismatch
from mkdocs_evidence.checks.claims.stray_attribute_list import stray_attribute_list
from mkdocs_evidence.checks.claims.strong_on_weak_evidence import strong_on_weak_evidence
from mkdocs_evidence.checks.claims.stronger_than_source import stronger_than_source
from mkdocs_evidence.checks.claims.unbound_answer import unbound_answer
from mkdocs_evidence.checks.claims.unbound_lay_text import unbound_lay_text
from mkdocs_evidence.checks.claims.uncited_claim import uncited_claim
from mkdocs_evidence.checks.claims.undeclared_contradiction import undeclared_contradiction
from mkdocs_evidence.checks.claims.unfound_question import unfound_question
from mkdocs_evidence.checks.claims.ungraded_recommendation import ungraded_recommendation
from mkdocs_evidence.checks.claims.wording_against_certainty import wording_against_certainty
from mkdocs_evidence.checks.files.expired_waiver import expired_waiver
from mkdocs_evidence.checks.files.malformed_yaml import malformed_yaml
from mkdocs_evidence.checks.files.missing_field import missing_field
from mkdocs_evidence.checks.files.stale_baseline import stale_baseline
from mkdocs_evidence.checks.files.unknown_field import unknown_field
from mkdocs_evidence.checks.files.unknown_setting import unknown_setting
from mkdocs_evidence.checks.files.unreadable_file import unreadable_file
from mkdocs_evidence.checks.files.unused_waiver import unused_waiver
from mkdocs_evidence.checks.files.wrong_value import wrong_value
from mkdocs_evidence.checks.flows.ambiguous_answer import ambiguous_answer
from mkdocs_evidence.checks.flows.dead_branch import dead_branch
from mkdocs_evidence.checks.flows.fact_never_asked import fact_never_asked
from mkdocs_evidence.checks.flows.failing_scenario import failing_scenario
from mkdocs_evidence.checks.flows.gap import gap
from mkdocs_evidence.checks.flows.loop import loop
from mkdocs_evidence.checks.flows.overlap import overlap
from mkdocs_evidence.checks.flows.repeated_question import repeated_question
from mkdocs_evidence.checks.flows.threshold_not_in_claim import threshold_not_in_claim
from mkdocs_evidence.checks.flows.unasked_guard import unasked_guard
from mkdocs_evidence.checks.flows.uncited_outcome import uncited_outcome
from mkdocs_evidence.checks.flows.uncovered_path import uncovered_path
from mkdocs_evidence.checks.flows.unknown_target import unknown_target
from mkdocs_evidence.checks.flows.unreachable_outcome import unreachable_outcome
from mkdocs_evidence.checks.internal.readers_disagree import readers_disagree
from mkdocs_evidence.checks.language.above_reading_level import above_reading_level
from mkdocs_evidence.checks.language.lay_adds_figure import lay_adds_figure
from mkdocs_evidence.checks.language.lay_drops_certainty import lay_drops_certainty
from mkdocs_evidence.checks.language.missing_lay_text import missing_lay_text
from mkdocs_evidence.checks.language.mixed_terms import mixed_terms
from mkdocs_evidence.checks.language.stale_lay_text import stale_lay_text
from mkdocs_evidence.checks.language.undefined_abbreviation import undefined_abbreviation
from mkdocs_evidence.checks.language.untied_claim import untied_claim
from mkdocs_evidence.checks.references.ageing_evidence import ageing_evidence
from mkdocs_evidence.checks.references.corrected_reference import corrected_reference
from mkdocs_evidence.checks.references.duplicate_reference import duplicate_reference
from mkdocs_evidence.checks.references.incomplete_reference import incomplete_reference
from mkdocs_evidence.checks.references.long_quote import long_quote
from mkdocs_evidence.checks.references.malformed_identifier import malformed_identifier
from mkdocs_evidence.checks.references.mislabelled_kind import mislabelled_kind
from mkdocs_evidence.checks.references.one_publisher_support import one_publisher_support
from mkdocs_evidence.checks.references.percentage_without_denominator import percentage_without_denominator
from mkdocs_evidence.checks.references.quote_not_in_source import quote_not_in_source
from mkdocs_evidence.checks.references.retracted_reference import retracted_reference
from mkdocs_evidence.checks.references.secondary_only_support import secondary_only_support
from mkdocs_evidence.checks.references.superseded_guideline import superseded_guideline
from mkdocs_evidence.checks.references.suspect_reference_part import suspect_reference_part
from mkdocs_evidence.checks.references.unknown_extract import unknown_extract
from mkdocs_evidence.checks.references.unknown_reference import unknown_reference
from mkdocs_evidence.checks.references.unresolved_identifier import unresolved_identifier
from mkdocs_evidence.checks.references.unused_reference import unused_reference
from mkdocs_evidence.checks.references.unverified_reference import unverified_reference
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.checks.reviews.broken_chain import broken_chain
from mkdocs_evidence.checks.reviews.broken_roll import broken_roll
from mkdocs_evidence.checks.reviews.conflicted_reviewer import conflicted_reviewer
from mkdocs_evidence.checks.reviews.expired_roll import expired_roll
from mkdocs_evidence.checks.reviews.expired_term import expired_term
from mkdocs_evidence.checks.reviews.forged_signature import forged_signature
from mkdocs_evidence.checks.reviews.meaning_changed_as_typo import meaning_changed_as_typo
from mkdocs_evidence.checks.reviews.own_work_signed import own_work_signed
from mkdocs_evidence.checks.reviews.roll_below_threshold import roll_below_threshold
from mkdocs_evidence.checks.reviews.rolled_back_roll import rolled_back_roll
from mkdocs_evidence.checks.reviews.short_quorum import short_quorum
from mkdocs_evidence.checks.reviews.stale_sign_off import stale_sign_off
from mkdocs_evidence.checks.reviews.unanswered_comment import unanswered_comment
from mkdocs_evidence.checks.reviews.unknown_reviewer import unknown_reviewer
from mkdocs_evidence.checks.reviews.unsigned_board_change import unsigned_board_change
from mkdocs_evidence.checks.reviews.unsigned_claim import unsigned_claim
from mkdocs_evidence.checks.reviews.weak_identity import weak_identity
from mkdocs_evidence.checks.reviews.withdrawn_claim_in_use import withdrawn_claim_in_use
from mkdocs_evidence.checks.safety.hidden_characters import hidden_characters
from mkdocs_evidence.checks.safety.odd_digits import odd_digits
from mkdocs_evidence.checks.safety.outside_resource import outside_resource
from mkdocs_evidence.checks.safety.path_outside_content import path_outside_content
from mkdocs_evidence.checks.safety.raw_markup import raw_markup
from mkdocs_evidence.checks.safety.script_in_content import script_in_content
from mkdocs_evidence.checks.safety.unsafe_link import unsafe_link

RULES: tuple[Rule, ...] = (
    unreadable_file,
    malformed_yaml,
    unknown_field,
    missing_field,
    wrong_value,
    unknown_setting,
    unused_waiver,
    expired_waiver,
    stale_baseline,
    uncited_claim,
    missing_claim_id,
    duplicate_claim_id,
    ungraded_recommendation,
    figure_not_in_evidence,
    significance_without_test,
    small_sample_percentage,
    stronger_than_source,
    absolute_wording,
    wording_against_certainty,
    strong_on_weak_evidence,
    population_mismatch,
    outcome_mismatch,
    staging_mismatch,
    compound_claim,
    undeclared_contradiction,
    claim_in_prose,
    unbound_answer,
    harms_missing,
    overdue_claim,
    positional_citation,
    malformed_citation,
    stray_attribute_list,
    broken_block,
    unbound_lay_text,
    claim_in_code,
    quotation_not_in_evidence,
    misnamed_study,
    unfound_question,
    answered_exclusion,
    unknown_reference,
    unknown_extract,
    unused_reference,
    malformed_identifier,
    incomplete_reference,
    duplicate_reference,
    retracted_reference,
    corrected_reference,
    superseded_guideline,
    quote_not_in_source,
    long_quote,
    mislabelled_kind,
    secondary_only_support,
    one_publisher_support,
    ageing_evidence,
    unverified_reference,
    unresolved_identifier,
    suspect_reference_part,
    percentage_without_denominator,
    gap,
    overlap,
    unreachable_outcome,
    dead_branch,
    unknown_target,
    loop,
    unasked_guard,
    repeated_question,
    uncited_outcome,
    threshold_not_in_claim,
    failing_scenario,
    ambiguous_answer,
    uncovered_path,
    fact_never_asked,
    unsigned_claim,
    stale_sign_off,
    own_work_signed,
    conflicted_reviewer,
    unknown_reviewer,
    expired_term,
    short_quorum,
    forged_signature,
    broken_chain,
    meaning_changed_as_typo,
    withdrawn_claim_in_use,
    unanswered_comment,
    broken_roll,
    roll_below_threshold,
    expired_roll,
    rolled_back_roll,
    unsigned_board_change,
    weak_identity,
    above_reading_level,
    undefined_abbreviation,
    lay_adds_figure,
    lay_drops_certainty,
    stale_lay_text,
    missing_lay_text,
    mixed_terms,
    untied_claim,
    script_in_content,
    unsafe_link,
    hidden_characters,
    outside_resource,
    path_outside_content,
    odd_digits,
    raw_markup,
    readers_disagree,
)
"""Every rule, in the order of the codes."""
