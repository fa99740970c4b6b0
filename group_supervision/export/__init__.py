"""Documents that leave the program: what one is made of, and how it's written in each form."""
