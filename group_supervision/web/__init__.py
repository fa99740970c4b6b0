"""The room's page: the stage in a browser, for whoever has its link. It reads and never writes."""
