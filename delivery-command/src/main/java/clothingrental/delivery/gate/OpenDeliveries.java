package clothingrental.delivery.gate;

import static java.util.Objects.requireNonNull;

import clothingrental.api.delivery.DeliveryEvent.DeliveryCancelled;
import clothingrental.api.delivery.DeliveryEvent.DeliveryCompleted;
import clothingrental.api.delivery.DeliveryEvent.DeliveryScheduled;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what the delivery team has on its hands. Telling it an event twice changes nothing. */
@Component
@ProcessingGroup("open-deliveries")
@DisallowReplay
class OpenDeliveries {

    private static final String TABLE = "delivery_command.open_delivery";

    private final JdbcClient database;
    private final TransactionTemplate outside;

    OpenDeliveries(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** How many are open, of both legs. Not in the transaction of whoever asks, which would hold its connection from then on. */
    long count() {
        return requireNonNull(outside.execute(status ->
                database.sql("select count(*) from " + TABLE).query(Long.class).single()));
    }

    @EventHandler
    void on(DeliveryScheduled event) {
        // events of one order are handled one after the other, so nobody comes in between
        var isKnown = database.sql("select count(*) from " + TABLE + " where delivery_id = ?")
                        .param(event.deliveryId())
                        .query(Long.class)
                        .single()
                > 0;
        if (!isKnown) {
            database.sql("insert into " + TABLE + " (delivery_id) values (?)")
                    .param(event.deliveryId())
                    .update();
        }
    }

    @EventHandler
    void on(DeliveryCompleted event) {
        close(event.deliveryId());
    }

    @EventHandler
    void on(DeliveryCancelled event) {
        close(event.deliveryId());
    }

    private void close(String deliveryId) {
        database.sql("delete from " + TABLE + " where delivery_id = ?")
                .param(deliveryId)
                .update();
    }
}
