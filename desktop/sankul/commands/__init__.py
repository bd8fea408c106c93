"""The headless commands, one file for each noun; `COMMANDS` is the whole contract in the order of the main job.

Each command runs the same operation as the window and answers with JSON values, one sentence and further lines for people.
"""

from sankul.commands.calls import Answer, Call, Command, Option
from sankul.commands.certificate_register import COMMANDS as CERTIFICATE_REGISTER
from sankul.commands.certificates import COMMANDS as CERTIFICATES
from sankul.commands.claims import COMMANDS as CLAIMS
from sankul.commands.contacts import COMMANDS as CONTACTS
from sankul.commands.course_work import COMMANDS as COURSE_WORK
from sankul.commands.demo import COMMANDS as DEMO
from sankul.commands.designs import COMMANDS as DESIGNS
from sankul.commands.duplicates import COMMANDS as DUPLICATES
from sankul.commands.imports import COMMANDS as IMPORTS
from sankul.commands.issuer_keys import COMMANDS as ISSUER_KEYS
from sankul.commands.mentoring import COMMANDS as MENTORING
from sankul.commands.notices import COMMANDS as NOTICES
from sankul.commands.offices import COMMANDS as OFFICES
from sankul.commands.people import COMMANDS as PEOPLE
from sankul.commands.programmes import COMMANDS as PROGRAMMES
from sankul.commands.roles import COMMANDS as ROLES
from sankul.commands.schools import COMMANDS as SCHOOLS
from sankul.commands.sessions import COMMANDS as SESSIONS
from sankul.commands.withdrawals import COMMANDS as WITHDRAWALS

COMMANDS: tuple[Command, ...] = (
    *DEMO,
    *OFFICES,
    *PROGRAMMES,
    *IMPORTS,
    *PEOPLE,
    *SCHOOLS,
    *DUPLICATES,
    *ROLES,
    *CONTACTS,
    *NOTICES,
    *MENTORING,
    *SESSIONS,
    *COURSE_WORK,
    *CERTIFICATES,
    *CERTIFICATE_REGISTER,
    *DESIGNS,
    *ISSUER_KEYS,
    *WITHDRAWALS,
    *CLAIMS,
)

__all__ = ["COMMANDS", "Answer", "Call", "Command", "Option"]
