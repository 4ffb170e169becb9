"""People."""

import factory
from allauth.account.models import EmailAddress

from accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person whose password is `secret-word`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n:04}@example.org")
    display_name = factory.Sequence(lambda n: f"Person {n:04}")
    time_zone = "UTC"
    password = factory.django.Password("secret-word")

    @factory.post_generation
    def address(self, create, extracted, **kwargs):
        """Confirm the address; `address__verified=False` leaves that open."""
        fields = {"verified": True, "primary": True} | kwargs
        EmailAddress.objects.create(user=self, email=self.email, **fields)
