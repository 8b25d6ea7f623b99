"""What people see of every list: its name, its fields with labels and help, and the section it stands in."""
