package clothingrental.standalone.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Only where no other issuer is configured. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(
        name = "spring.security.oauth2.resourceserver.jwt.issuer-uri",
        matchIfMissing = true,
        havingValue = "none")
@interface ConditionalOnEmbeddedIssuer {}
