package clothingrental.notifier.status;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a change has been told, so that it is told once. Neither the words nor the address are kept. */
@Entity
@Table(name = "sent_mail", schema = "notifier")
class SentMail {

    @Id
    private String eventId;

    private String orderId;

    @Enumerated(EnumType.STRING)
    private Mailbag.Outcome outcome;

    private Instant decidedAt;

    @SuppressWarnings("NullAway.Init") // JPA's
    protected SentMail() {}

    SentMail(String eventId, String orderId, Mailbag.Outcome outcome, Instant decidedAt) {
        this.eventId = eventId;
        this.orderId = orderId;
        this.outcome = outcome;
        this.decidedAt = decidedAt;
    }

    @Override
    public String toString() {
        return "mail on event " + eventId + " of order " + orderId + ": " + outcome + " at " + decidedAt;
    }
}
