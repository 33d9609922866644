"""The hall's other PCs: the services of the hall terminal over the LAN (design.md 3, "Desks")."""
