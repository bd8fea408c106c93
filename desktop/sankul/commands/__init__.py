"""The headless commands, one file for each noun; `COMMANDS` is the whole contract in the order of the main job.

Each command runs the same operation as the window and answers with JSON values, one sentence and further lines for people.
"""

from sankul.commands import (
    certificates,
    claims,
    demo,
    imports,
    mentoring,
    offices,
    people,
    programmes,
    sessions,
)
from sankul.commands.calls import Answer, Call, Command, Option

COMMANDS: tuple[Command, ...] = (
    *demo.COMMANDS,
    *offices.COMMANDS,
    *programmes.COMMANDS,
    *imports.COMMANDS,
    *people.COMMANDS,
    *mentoring.COMMANDS,
    *sessions.COMMANDS,
    *certificates.COMMANDS,
    *claims.COMMANDS,
)

__all__ = ["COMMANDS", "Answer", "Call", "Command", "Option"]
