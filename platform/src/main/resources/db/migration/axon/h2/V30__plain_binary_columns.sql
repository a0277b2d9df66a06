-- Payloads, tokens and sagas in the rows themselves. As large objects, those of more than 256 bytes were entries elsewhere, looked up for each
-- event that was read. None of them comes near the megabyte that H2 allows.

alter table domain_event_entry alter column payload set data type varbinary(1048576);
alter table domain_event_entry alter column meta_data set data type varbinary(1048576);
alter table snapshot_event_entry alter column payload set data type varbinary(1048576);
alter table snapshot_event_entry alter column meta_data set data type varbinary(1048576);
alter table token_entry alter column token set data type varbinary(1048576);
alter table saga_entry alter column serialized_saga set data type varbinary(1048576);
alter table dead_letter_entry alter column payload set data type varbinary(1048576);
alter table dead_letter_entry alter column meta_data set data type varbinary(1048576);
alter table dead_letter_entry alter column token set data type varbinary(1048576);
alter table dead_letter_entry alter column diagnostics set data type varbinary(1048576);
