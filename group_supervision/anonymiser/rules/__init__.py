"""What finds identifiers by their form and their neighbours, one rule for each form."""
