"""Decision flows as readers and the board see them: outline, form, results, picture, path book."""
