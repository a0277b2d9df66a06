package clothingrental.platform.messaging.command;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.util.OptionalLong;
import java.util.UUID;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.axonframework.common.caching.NoCache;

/**
 * Keeps the aggregates of late; without it each command reads the aggregate's whole history. Each type of aggregate has
 * a cache of its own: Axon looks in it by the id alone, and would take an order for a delivery. Only for a process that is alone:
 * where there may be replicas, another one may have gone on with an aggregate that is kept here, and nobody would know.
 */
public final class AggregateCaches {

    private final long aggregates;

    public AggregateCaches(long aggregates) {
        this.aggregates = aggregates;
    }

    /** A new cache for a type of aggregate; the aggregates themselves are kept in it, not copies. */
    public Cache cacheFor(String type) {
        if (aggregates == 0) {
            return NoCache.INSTANCE;
        }
        var configuration =
                new CaffeineConfiguration<Object, Object>(new MutableConfiguration<>().setStoreByValue(false));
        configuration.setMaximumSize(OptionalLong.of(aggregates));
        // a name of its own, because one JVM has one cache manager, and may have several applications
        return new JCacheAdapter(Caching.getCachingProvider(CaffeineCachingProvider.class.getName())
                .getCacheManager()
                .createCache(type + "-" + UUID.randomUUID(), configuration));
    }
}
