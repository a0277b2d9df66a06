-- What operators have decided about parked events.
create table dead_letter_decision (
    id               bigint generated always as identity primary key,
    decided_at       timestamp with time zone not null,
    decided_by       varchar(255) not null,
    processing_group varchar(255) not null,
    order_id         varchar(255) not null,
    event_id         varchar(255) not null,
    decision         varchar(50)  not null,
    reason           varchar(500) not null
);
