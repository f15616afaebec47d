"""Articles by way of Python-Markdown, which every other way must equal: what the extension is made of."""
