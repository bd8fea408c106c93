"""How Alembic runs our migrations: on the connection that it is handed, within that connection's transaction."""

from alembic import context

from sankul.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True, render_as_batch=True)
context.run_migrations()
