package clothingrental.notifier.status;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How customers are written to.
 *
 * @param maxAge changes that are longer ago are not mailed any more
 * @param from the sender's address
 */
@Validated
@ConfigurationProperties("rental.mail")
public record MailProperties(
        @DefaultValue("2d") Duration maxAge,
        @DefaultValue("no-reply@rental.example") @NotBlank String from) {}
