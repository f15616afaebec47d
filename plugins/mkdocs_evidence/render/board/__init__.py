"""What readers, editors and members see of the board: status, history, seats, dashboard, and the page that verifies."""
