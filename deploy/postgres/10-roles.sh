#!/usr/bin/env bash
# Runs once, when the data folder is empty. Each service owns its schema of the database "rental" and sees no other;
# Keycloak has a database of its own. Passwords come from the environment.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set=rental_command="$RENTAL_COMMAND_PASSWORD" \
    --set=delivery_command="$DELIVERY_COMMAND_PASSWORD" \
    --set=notifier="$NOTIFIER_PASSWORD" \
    --set=keycloak="$KEYCLOAK_DB_PASSWORD" <<'SQL'
create role rental_command login password :'rental_command';
create role delivery_command login password :'delivery_command';
create role notifier login password :'notifier';
create role keycloak login password :'keycloak';

create schema rental_command authorization rental_command;
create schema delivery_command authorization delivery_command;
create schema notifier authorization notifier;
revoke all on schema public from public;

create database keycloak owner keycloak;
revoke connect on database keycloak from public;
SQL
