-- H2 counts halves of characters (UTF-16), the rule for free text counts characters.
alter table dead_letter_decision alter column reason set data type varchar(1000);
