-- what is to be told: ids and facts of events, nothing personal
create table mail_outbox (
    event_id        varchar(255) not null primary key,
    order_id        varchar(255) not null,
    -- of the event among the order's events: an order's mails are sent in this order
    sequence        bigint       not null,
    customer_id     varchar(255) not null,
    kind            varchar(100) not null,
    carrier         varchar(255),
    tracking_number varchar(255),
    correlation_id  varchar(255) not null,
    happened_at     timestamp with time zone not null,
    attempts        int          not null,
    next_attempt_at timestamp with time zone not null,
    reason          varchar(100)
);
create index mail_outbox_due on mail_outbox (next_attempt_at);
create index mail_outbox_order on mail_outbox (order_id, sequence);

alter table sent_mail add column kind varchar(100);
alter table sent_mail add column happened_at timestamp with time zone;
alter table sent_mail add column attempts int default 0 not null;
alter table sent_mail add column reason varchar(100);
create index sent_mail_order on sent_mail (order_id);
