package clothingrental.query.mongo;

import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.serialization.Serializer;

/**
 * A dead-letter queue beside the views. A letter is there at once, and not only when the batch's token is: if the
 * batch is handled again, the same event comes again, and is not parked a second time.
 */
final class IdempotentMongoDeadLetterQueue extends MongoSequencedDeadLetterQueue<EventMessage<?>> {

    IdempotentMongoDeadLetterQueue(String processingGroup, MongoTemplate store, Serializer serializer) {
        super(MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processingGroup)
                .mongoTemplate(store)
                .serializer(serializer));
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        var eventId = letter.message().getIdentifier();
        var isParked = StreamSupport.stream(
                        deadLetterSequence(sequenceIdentifier).spliterator(), false)
                .anyMatch(parked -> parked.message().getIdentifier().equals(eventId));
        if (!isParked) {
            super.enqueue(sequenceIdentifier, letter);
        }
    }
}
