"""Workbooks are opened in a process of their own: only `child` and its two modules run there."""
