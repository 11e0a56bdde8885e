"""The book as one document to be printed."""
