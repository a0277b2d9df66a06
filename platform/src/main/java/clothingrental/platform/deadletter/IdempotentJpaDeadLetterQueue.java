package clothingrental.platform.deadletter;

import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jpa.JpaSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;

/**
 * A dead-letter queue in the table {@code dead_letter_entry}. Where tokens are kept elsewhere, a letter may be there before the
 * token has passed its event: if the batch is handled again, the same event comes again, and is not parked a second time.
 */
final class IdempotentJpaDeadLetterQueue extends JpaSequencedDeadLetterQueue<EventMessage<?>> {

    private final String group;
    private final EntityManagerProvider database;

    IdempotentJpaDeadLetterQueue(String group, EntityManagerProvider database, Builder<EventMessage<?>> builder) {
        super(builder.processingGroup(group).entityManagerProvider(database));
        this.group = group;
        this.database = database;
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        if (!isParked(letter.message().getIdentifier())) {
            super.enqueue(sequenceIdentifier, letter);
        }
    }

    private boolean isParked(String eventId) {
        return database.getEntityManager()
                        .createQuery(
                                "select count(d) from DeadLetterEntry d where d.processingGroup = :group"
                                        + " and d.message.eventIdentifier = :event",
                                Long.class)
                        .setParameter("group", group)
                        .setParameter("event", eventId)
                        .getSingleResult()
                > 0;
    }
}
