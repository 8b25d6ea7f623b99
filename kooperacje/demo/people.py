"""The made-up people of the demonstration. Their addresses end in a domain that cannot exist."""

from dataclasses import dataclass

from kooperacje.accounts.states import Role


@dataclass(frozen=True)
class Person:
    """Somebody to become with one click: the role is held in the institution with the key."""

    name: str
    email: str
    role: Role
    institution: str


PEOPLE = (
    Person("Halina Próbna", "halina.probna@demo.invalid", Role.OFFICER, "rops-krakow"),
    Person("Teodor Przykładowy", "teodor.przykladowy@demo.invalid", Role.OFFICER, "rops-krakow"),
    Person("Lucyna Testowa", "lucyna.testowa@demo.invalid", Role.OFFICER, "rops-rzeszow"),
    Person("Wacław Niebywały", "waclaw.niebywaly@demo.invalid", Role.OFFICER, "starostwo"),
    Person("Ksawery Zmyślony", "ksawery.zmyslony@demo.invalid", Role.READER, "rops-krakow"),
    Person("Bogna Niebyła", "bogna.niebyla@demo.invalid", Role.MEMBER, "mops-oswiecim"),
    Person("Marcelina Zmyślna", "marcelina.zmyslna@demo.invalid", Role.CONTACT, "pcpr"),
    Person("Ireneusz Wzorcowy", "ireneusz.wzorcowy@demo.invalid", Role.AUDITOR, "rops-krakow"),
    Person("Adela Pokazowa", "adela.pokazowa@demo.invalid", Role.ADMINISTRATOR, "rops-krakow"),
)
