"""Kinds of certificates: one frozen record per file, registered for JSON under the file's name."""
