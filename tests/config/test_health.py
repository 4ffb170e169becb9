"""The page that a load balancer asks."""

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

URL = "/health/"


def test_working_server_says_so_without_sign_in(client, db):
    reply = client.get(URL)

    assert reply.status_code == 200
    assert reply.json() == {"database": "ok", "migrations": "applied"}


def test_missing_migration_is_told(client, db):
    newest = MigrationLoader(connection).graph.leaf_nodes("quizzes")[0]
    MigrationRecorder(connection).record_unapplied(*newest)

    reply = client.get(URL)

    assert reply.status_code == 503
    assert reply.json()["migrations"].endswith("not applied")


@pytest.mark.django_db
def test_database_that_does_not_answer_is_told(client):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        reply = client.get(URL)

    assert reply.status_code == 503
    assert reply.json() == {"database": "no answer"}
