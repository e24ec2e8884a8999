"""A whole report: what sentences, headings and tables say of the numbers of others."""
