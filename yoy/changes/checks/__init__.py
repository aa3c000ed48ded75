"""Statements and tables that arithmetic can check: 相符, 不符, or not to be decided."""

from yoy.model import Alignment, Finding


def find_findings(alignment: Alignment) -> tuple[Finding, ...]:
    """All checks of all reports, each place's own: those that differ, the undecided, what wasn't checked, those that agree.

    A finding's id stays the same from run to run as long as its place and its numbers do.
    """
    from yoy.changes.checks.accounts import check_accounts
    from yoy.changes.checks.appropriations import check_appropriations
    from yoy.changes.checks.identities import check_identities
    from yoy.changes.checks.outlays import check_outlays
    from yoy.changes.checks.reasons import check_reasons
    from yoy.changes.checks.repeats import check_repeats
    from yoy.changes.checks.statements import check_statements
    from yoy.changes.checks.sums import check_sums
    from yoy.changes.checks.tables import check_tables

    found: dict[str, Finding] = {}
    checks = (
        check_tables,
        check_accounts,
        check_identities,
        check_sums,
        check_appropriations,
        check_outlays,
        check_reasons,
        check_statements,
        check_repeats,
    )
    for check in checks:
        for finding in check(alignment):
            found.setdefault(finding.id, finding)
    return tuple(sorted(found.values(), key=lambda f: (_turn(f), f.column, f.span, f.id)))


def _turn(finding: Finding) -> int:
    if finding.holds is None:
        return 1 if finding.computed is not None else 2
    return 3 if finding.holds else 0
