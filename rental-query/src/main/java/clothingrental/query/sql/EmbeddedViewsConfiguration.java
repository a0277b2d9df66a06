package clothingrental.query.sql;

import clothingrental.platform.messaging.MessagingProperties;
import clothingrental.query.projection.ViewsProperties;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views in a file of this process, if that is chosen. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "rental.views.store", havingValue = "embedded")
class EmbeddedViewsConfiguration {

    @Bean
    SqlViewStore viewStore(ViewsProperties properties, Serializer serializer, MessagingProperties messaging) {
        return new SqlViewStore(properties.file(), serializer, messaging.claimTimeout());
    }

    @Bean
    SqlRebuildStore rebuildStore(SqlViewStore viewStore) {
        return new SqlRebuildStore(viewStore);
    }

    @Bean
    SqlPositionIndex positionIndex(SqlViewStore viewStore) {
        return new SqlPositionIndex(viewStore);
    }

    @Bean
    AbstractHealthIndicator viewStoreHealthIndicator(SqlViewStore viewStore) {
        return new AbstractHealthIndicator("the store of the views does not answer") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                viewStore.ping();
                health.up();
            }
        };
    }
}
