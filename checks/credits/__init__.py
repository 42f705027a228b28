"""Who made it: bylines, taglines and datelines, told apart from roles, outlets and addresses."""
