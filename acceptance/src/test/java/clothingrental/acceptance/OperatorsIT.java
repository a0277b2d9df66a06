package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Person;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators are told when what they speak of is not there. */
class OperatorsIT {

    private static final Map<String, String> DISCARD = Map.of("action", "DISCARD", "reason", "of no use");

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

    private Stream<String> processors() {
        var told = opal.asksManagement("GET", "/actuator/processors").body().path("processors");
        return StreamSupport.stream(told.spliterator(), false)
                .map(processor -> processor.path("name").asString());
    }
}
