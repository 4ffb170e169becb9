"""People."""

import factory

from accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a confirmed address, who signs in with the password `secret-word`."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Person {n}")
    time_zone = "UTC"
    password = factory.django.Password("secret-word")
