"""What the command line shows, asks and writes; cli.py holds the commands themselves."""
