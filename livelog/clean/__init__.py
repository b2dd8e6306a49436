"""Lines that are no news: consent notices, share tools, menus, ads. Each is marked removed, with a reason; none is lost."""
