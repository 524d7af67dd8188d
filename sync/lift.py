"""Lift: an operation written by an older app, read as the newest version of its kind would say it.

The line stays as it came: its bytes and its hash are never touched, only what is read of it.
"""

from collections.abc import Mapping
from dataclasses import replace

from sync.kind import Kind
from sync.operation import Line


def lift(line: Line, kinds: Mapping[str, Kind]) -> Line:
    """The line with its operation lifted step by step to the newest version of its kind.

    A line of an unknown kind, of a future version or of one that nothing leads away from stays as it is.
    """
    operation = line.operation
    if operation is None or operation.kind not in kinds:
        return line
    kind = kinds[operation.kind]
    for version in range(operation.version, kind.version):
        if version not in kind.lifts:
            return line
        operation = replace(operation, version=version + 1, data=kind.lifts[version](operation))
    return replace(line, operation=operation)
