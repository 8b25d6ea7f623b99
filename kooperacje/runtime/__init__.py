"""What the project stands on: folders, the embedded PostgreSQL, its roles. Plain Python, knows no room and no Django."""
