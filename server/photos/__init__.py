"""Photos that belong to lines of the books: named by their content, sent after everything else, looked at one by one."""
