"""`python -m kooperacje` is the console command."""

from kooperacje.web.cli import main

main(prog_name="kooperacje")
