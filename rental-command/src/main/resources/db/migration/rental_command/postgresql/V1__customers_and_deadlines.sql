-- The only table of the system with personal data.
create table customer_contact (
    customer_id varchar(255) not null primary key,
    name        varchar(100) not null,
    email       varchar(254) not null,
    phone       varchar(30),
    line1       varchar(200) not null,
    line2       varchar(200),
    city        varchar(100) not null,
    postal_code varchar(20)  not null,
    country     varchar(2)   not null,
    locale      varchar(2)   not null
);

-- db-scheduler's table: the deadlines of the cancellation saga.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone,
    picked               boolean,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint,
    priority             int,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);
