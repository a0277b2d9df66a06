package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.PostOffice.Mail;
import clothingrental.acceptance.environment.StandaloneProcess;
import clothingrental.acceptance.environment.StoredData;
import clothingrental.acceptance.environment.StoredHistory;
import clothingrental.acceptance.environment.StoredHistory.StoredEvent;
import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Customer;
import clothingrental.acceptance.people.DeliveryTeam;
import clothingrental.acceptance.people.PlacedOrder;
import clothingrental.api.delivery.DeliveryStatus;
import clothingrental.api.delivery.Leg;
import clothingrental.api.order.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is left in the stores and the log after two people's journeys: everything that happened, and nobody's name. */
@Tag("standalone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class PrivacyAndOriginIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final StandaloneProcess application = StandaloneProcess.withPostOffice();
    private final Contact margaret = Contact.ofMargaret();
    private final Contact haneul = Contact.ofHaneul();
    private PlacedOrder returned = new PlacedOrder("none");
    private PlacedOrder cancelled = new PlacedOrder("none");
    private List<Mail> mailsToBob = List.of();

    @BeforeAll
    void twoJourneys() {
        var alice = new Customer(application, "alice").leaves(margaret);
        var bob = new Customer(application, "bob").leaves(haneul);
        var dana = new DeliveryTeam(application, "dana");
        returned = alice.places(anOrder().of("hanbok-1001", 2));
        dana.sees(returned, Leg.OUTBOUND, DeliveryStatus.SCHEDULED);
        dana.ships(returned);
        dana.delivers(returned);
        alice.sees(returned, OrderStatus.DELIVERED);
        alice.givesBack(returned);
        dana.sees(returned, Leg.RETURN, DeliveryStatus.SCHEDULED);
        dana.collects(returned);
        dana.receivesBack(returned);
        alice.sees(returned, OrderStatus.RETURNED);
        cancelled = bob.places(anOrder().of("durumagi-3", 1));
        bob.sees(cancelled, OrderStatus.PREPARING);
        bob.asks(
                "POST",
                "/api/orders/" + cancelled.id() + "/cancellation",
                Map.of("reason", "WRONG_SIZE"),
                Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        bob.sees(cancelled, OrderStatus.CANCELLED);
        // what is refused must not be told to the log either
        bob.asks("PUT", "/api/customers/me", Map.of("name", haneul.name(), "email", margaret.email() + "@"));
        alice.receives(7, returned);
        mailsToBob = bob.receives(4, cancelled);
        application.close();
    }

    @Test
    void noPersonalDataIsInAnyStoreButTheContacts() {
        var stored = new StoredData(application.dataFolder());

        var rows = stored.everyRowBut("customer_contact");
        var documents = stored.everyDocument();

        assertThat(rows).as("the search has something to search").hasSizeGreaterThan(30);
        assertThat(documents).hasSizeGreaterThanOrEqualTo(5);
        for (var secret : secrets()) {
            assertThat(rows).noneMatch(row -> row.contains(secret));
            assertThat(documents).noneMatch(document -> document.contains(secret));
        }
        assertThat(stored.everyRowOf("customer_contact"))
                .as("the search would have found it")
                .anyMatch(row -> row.contains(margaret.email()));
    }

    @Test
    void noPersonalDataIsInTheLog() throws IOException {
        var log = Files.readString(application.log());

        assertThat(log).contains("Started StandaloneApplication");
        assertThat(secrets()).noneMatch(log::contains);
    }

    @Test
    void everyEventSaysWhoseRequestItFollowsFrom() {
        assertThat(new StoredHistory(application.dataFolder()).all())
                .hasSizeGreaterThan(15)
                .allSatisfy(event -> {
                    assertThat(event.metadata("userId")).isIn("alice", "bob", "dana");
                    assertThat(event.metadata("roles")).isIn("customer", "delivery");
                    assertThat(event.metadata("correlationId")).isNotEmpty();
                    assertThat(event.metadata("causationId")).isNotEmpty();
                    assertThat(event.metadata("traceId")).matches("[0-9a-f]{32}");
                });
    }

    @Test
    void oneRequestCanBeFollowedThroughSagaDeliveryAndMail() {
        var cancellation = new StoredHistory(application.dataFolder())
                .of(cancelled.id()).stream()
                        .filter(event -> event.metadata("traceId").equals(TRACE))
                        .toList();

        assertThat(cancellation)
                .extracting(StoredEvent::type)
                .containsExactly("CancellationRequested", "DeliveryCancelled", "OrderCancelled");
        assertThat(cancellation)
                .allSatisfy(event -> assertThat(event.metadata("userId")).isEqualTo("bob"));
        var correlations = new HashSet<>(cancellation.stream()
                .map(event -> event.metadata("correlationId"))
                .toList());
        assertThat(correlations).hasSize(1);
        assertThat(mailsToBob.stream().filter(mail -> correlations.contains(mail.correlationId())))
                .extracting(Mail::subject)
                .containsExactly("취소 요청이 접수되었습니다", "주문이 취소되었습니다");
    }

    private List<String> secrets() {
        return Stream.of(margaret, haneul)
                .flatMap(contact -> contact.secrets().stream())
                .toList();
    }
}
