"""${message}."""

import sqlalchemy as sa
from alembic import op

from sankul.storage import columns

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema from the version before to this one."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Bring the schema back to the version before."""
    ${downgrades if downgrades else "pass"}
