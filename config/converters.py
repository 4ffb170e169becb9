"""What stands for a row in an address."""

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """A row's number; one that no table can hold matches no address at all."""

    regex = "[0-9]{1,18}"
