package clothingrental.platform.persistence;

import jakarta.persistence.EntityManagerFactory;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.TokenStoreProperties;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** How far the processors have come, where there are tables. */
@AutoConfiguration(after = HibernateJpaAutoConfiguration.class, before = JpaAutoConfiguration.class)
@ConditionalOnBean(EntityManagerFactory.class)
@EnableConfigurationProperties(TokenStoreProperties.class)
class TokenConfiguration {

    /** As Axon's, but for the first tokens. */
    @Bean
    TokenStore tokenStore(
            Serializer serializer,
            EntityManagerProvider entityManagers,
            TokenStoreProperties properties,
            PlatformTransactionManager transactions) {
        return new TokenInitializingTokenStore(
                JpaTokenStore.builder()
                        .entityManagerProvider(entityManagers)
                        .serializer(serializer)
                        .claimTimeout(properties.getClaimTimeout()),
                transactions);
    }
}
