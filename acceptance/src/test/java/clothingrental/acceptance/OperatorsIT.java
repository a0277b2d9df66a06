package clothingrental.acceptance;

import static clothingrental.acceptance.people.OrderDraft.anOrder;
import static clothingrental.api.order.OrderStatus.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Contact;
import clothingrental.acceptance.people.Person;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Operators are told when what they speak of is not there. */
class OperatorsIT {

    private static final Map<String, String> DISCARD = Map.of("action", "DISCARD", "reason", "of no use");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person opal = Rental.person("opal");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/nope",
                "/actuator/processors/nope",
                "/actuator/deadletters/nope",
                "/actuator/deadletters",
                "/actuator/health/nope",
                "/actuator/metrics/nope",
                "/actuator/loggers/nope",
                "/actuator/sagas/nope"
            })
    void whatIsNotThereIsNotShown(String path) {
        assertThat(opal.asksManagement("GET", path).status()).isEqualTo(404);
    }

    @Test
    void nothingIsDecidedAboutAProcessorThatIsNotThere() {
        assertThat(opal.asksManagement("POST", "/actuator/deadletters/nope/nope", DISCARD)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingIsDecidedAboutAnOrderOfWhichNothingIsParked() {
        assertThat(processors())
                .isNotEmpty()
                .allSatisfy(processor -> assertThat(opal.asksManagement(
                                        "POST", "/actuator/deadletters/" + processor + "/" + UUID.randomUUID(), DISCARD)
                                .status())
                        .as(processor)
                        .isEqualTo(404));
    }

    @Test
    void aProcessorIsNotBehindBecauseOfEventsThatAreNotForIt() {
        var alice = Rental.alice().leaves(Contact.ofMargaret());

        alice.sees(alice.places(anOrder().of("hanbok-1001", 1)), PREPARING);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told())
                        .isNotEmpty()
                        .allSatisfy(
                                processor -> assertThat(processor.path("lag").asLong())
                                        .as(processor.path("name").asString())
                                        .isZero()));
    }

    private Stream<JsonNode> told() {
        var told = opal.asksManagement("GET", "/actuator/processors").body().path("processors");
        return StreamSupport.stream(told.spliterator(), false);
    }

    private Stream<String> processors() {
        return told().map(processor -> processor.path("name").asString());
    }
}
