create table sent_mail (
    event_id   varchar(255) not null primary key,
    order_id   varchar(255) not null,
    outcome    varchar(20)  not null,
    decided_at timestamp with time zone not null
);
