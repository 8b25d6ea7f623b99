"""Components of the site: each is a function that returns safe markup. Templates reach them through `{% load ui %}`."""
