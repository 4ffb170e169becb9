"""How fast Rounds is, beside the least that Django could do on the same server."""
