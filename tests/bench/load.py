"""Loads a generated consultation of the given size, organised by an institution whose officer is a sample person."""

import sys

import django


def main(size: int) -> None:
    django.setup()
    from django.db import transaction

    from kooperacje.base.actor import system
    from kooperacje.consultations.actions import load
    from tests.bench import sample

    value = sample.consultation(size)
    with transaction.atomic():
        load(value, by=system("bench"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
