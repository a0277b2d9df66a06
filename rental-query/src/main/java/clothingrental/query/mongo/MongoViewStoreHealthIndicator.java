package clothingrental.query.mongo;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the store of the views answers. It stands in for Boot's indicator, which asks with a command that not every
 * server of the protocol knows.
 */
final class MongoViewStoreHealthIndicator extends AbstractHealthIndicator {

    private final MongoDatabase views;

    MongoViewStoreHealthIndicator(MongoDatabase views) {
        super("the store of the views does not answer");
        this.views = views;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        views.runCommand(new Document("ping", 1));
        health.up();
    }
}
