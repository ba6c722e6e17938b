"""Find who wrote, sent, published or photographed a document: lines that may tell, what each tells, and which is the source."""
