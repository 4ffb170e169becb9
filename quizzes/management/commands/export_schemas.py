"""Write the JSON Schemas of a course package's files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from quizzes.content.exports import schema_files

FOLDER = Path("fixtures/schemas")


class Command(BaseCommand):
    """Keep the schemas in step with what the loader accepts."""

    help = "Write the JSON Schemas that editors check course files with."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to write."""
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, help=f"by default {FOLDER}"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write each schema."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_files():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(f"{folder / name}")
