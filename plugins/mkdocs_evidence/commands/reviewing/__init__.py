"""The commands `evidence review …`, which an editor runs. Start with `app.review_app`."""
