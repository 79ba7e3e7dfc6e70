"""What each intent is recognised by: small named conditions over the findings of one message."""
