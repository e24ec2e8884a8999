"""What tests stand on: a PostgreSQL server, stores, figures made by hand, a Bot API server."""
