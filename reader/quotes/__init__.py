"""Finding quotations in a text: marks, block quotes, speakers, cited links."""
