"""Who wrote, sent, published or photographed a document."""
