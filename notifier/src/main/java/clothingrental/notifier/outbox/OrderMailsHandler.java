package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailQuery.FindOrderMails;
import clothingrental.api.mail.MailQuery.OrderMails;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells support what became of an order's mails. */
@Component
class OrderMailsHandler {

    private final JdbcMailOutbox outbox;

    OrderMailsHandler(JdbcMailOutbox outbox) {
        this.outbox = outbox;
    }

    @QueryHandler
    OrderMails on(FindOrderMails query) {
        return new OrderMails(outbox.of(query.orderId()));
    }
}
