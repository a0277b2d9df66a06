-- The deliveries, of both legs, that are scheduled or under way: what the delivery team has on its hands.
create table open_delivery (
    delivery_id varchar(255) not null primary key
);
