package clothingrental.platform.messaging.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.axonframework.common.caching.NoCache;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class AggregateCachesTest {

    @Test
    void aProcessThatIsAloneKeepsAggregates() {
        var cache = new AggregateCaches(10).cacheFor("order");

        cache.put("order-1", "as it was");

        assertThat(cache.<String, String>get("order-1")).isEqualTo("as it was");
    }

    @Test
    void replicasKeepNone() throws IOException {
        var service = new YamlPropertySourceLoader()
                .load("service", new ClassPathResource("service.yml"))
                .getFirst();

        var aggregates = service.getProperty("rental.messaging.cached-aggregates");

        assertThat(aggregates).isEqualTo(0);
        assertThat(new AggregateCaches(0).cacheFor("order")).isSameAs(NoCache.INSTANCE);
    }
}
