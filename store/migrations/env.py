"""Alembic's environment: it runs on the connection that `store.schema` hands over."""

from alembic import context
from sqlmodel import SQLModel

import store.models_delivery  # noqa: F401 - all tables register themselves in SQLModel.metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=False,  # the whole upgrade is one transaction, opened by store.schema
)
context.run_migrations()
