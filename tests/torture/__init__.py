"""What the program is put through. `make test` runs a short form, `make torture` the long one."""
