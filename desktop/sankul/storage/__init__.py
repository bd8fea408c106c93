"""Where it is kept: SQLAlchemy and Alembic live only here, and their rows never leave."""
