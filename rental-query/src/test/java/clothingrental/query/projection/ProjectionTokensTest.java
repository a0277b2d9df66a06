package clothingrental.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.messaging.Positions;
import clothingrental.platform.operations.KeptTokens.KeptToken;
import clothingrental.query.InMemoryViews;
import java.time.Duration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How far a processor has come is read without taking it from whoever works on it. */
class ProjectionTokensTest {

    private static final GlobalSequenceTrackingToken SEVENTH = new GlobalSequenceTrackingToken(7);

    @AutoClose
    private final InMemoryViews views = new InMemoryViews();

    private final ProjectionTokens tokens = new ProjectionTokens(
            DefaultMongoTemplate.builder().mongoDatabase(views.database()).build(),
            Jackson3Serializer.builder().build(),
            Duration.ofSeconds(6));

    @Test
    void aSegmentThatNobodyWorksOnIsKnownWithItsPosition() {
        tokens.store().initializeTokenSegments("orders", 2, SEVENTH);
        tokens.store().fetchToken("orders", 0);

        assertThat(tokens.of("orders"))
                .containsExactlyInAnyOrder(new KeptToken(0, SEVENTH, true), new KeptToken(1, SEVENTH, false));
        assertThat(tokens.positionOf("orders")).isEqualTo(7);
        assertThat(tokens.areClaimed("orders")).isTrue();

        tokens.store().releaseClaim("orders", 0);

        assertThat(tokens.areClaimed("orders")).isFalse();
    }

    @Test
    void aProcessorThatHasNeverRunHasNoPosition() {
        assertThat(tokens.of("orders")).isEmpty();
        assertThat(tokens.positionOf("orders")).isEqualTo(Positions.NONE);
    }
}
