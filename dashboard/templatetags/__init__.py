"""How a class's figures and moments are written."""
