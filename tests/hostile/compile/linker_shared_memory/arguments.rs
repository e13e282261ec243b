main --import-memory --import-table --export-memory=x --no-entry
