"""What leaves the app: pictures, tables, slides and documents, drawn on the server from the release."""
