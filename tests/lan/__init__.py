"""The service for the hall's other PCs, on real sockets and real stores."""
