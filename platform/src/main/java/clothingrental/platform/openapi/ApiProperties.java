package clothingrental.platform.openapi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the description of the API says of the system around it.
 *
 * @param tokenUrl the token endpoint
 */
@ConfigurationProperties("rental.api")
record ApiProperties(@DefaultValue("/oauth2/token") String tokenUrl) {}
