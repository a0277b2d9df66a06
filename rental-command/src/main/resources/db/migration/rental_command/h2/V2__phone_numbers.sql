-- The phone number as it is dialled from anywhere, beside what was typed; null for contacts from before, until they are left again.
alter table customer_contact add column phone_e164 varchar(32);
alter table customer_contact alter column phone set data type varchar(60);
-- H2 counts halves of characters (UTF-16), the rule for free text counts characters.
alter table customer_contact alter column name set data type varchar(200);
alter table customer_contact alter column line1 set data type varchar(400);
alter table customer_contact alter column line2 set data type varchar(400);
alter table customer_contact alter column city set data type varchar(200);
alter table customer_contact alter column postal_code set data type varchar(40);
