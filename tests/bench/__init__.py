"""`python3 start.py bench`: what a page costs, as a multiple of a bare Django view on the same server in the same run."""
