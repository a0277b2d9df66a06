package clothingrental.notifier.outbox;

import clothingrental.api.mail.MailQuery.FindOrderMails;
import clothingrental.api.mail.MailQuery.OrderMails;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells support what became of an order's mails. */
@Component
class OrderMailsHandler {

    private final MailStore store;

    OrderMailsHandler(MailStore store) {
        this.store = store;
    }

    @QueryHandler
    OrderMails on(FindOrderMails query) {
        return new OrderMails(store.of(query.orderId()));
    }
}
