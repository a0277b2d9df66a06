-- The phone number as it is dialled from anywhere, beside what was typed; null for contacts from before, until they are left again.
alter table customer_contact add column phone_e164 varchar(32);
alter table customer_contact alter column phone type varchar(60);
