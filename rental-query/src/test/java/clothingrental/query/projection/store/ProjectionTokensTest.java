package clothingrental.query.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.operations.StoredTokenReader.KeptToken;
import clothingrental.platform.processing.TokenPositions;
import clothingrental.query.TestViews;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a processor has come is read without taking it from whoever works on it. */
@ParameterizedClass
@EnumSource(TestViews.Kind.class)
class ProjectionTokensTest {

    private static final GlobalSequenceTrackingToken SEVENTH = new GlobalSequenceTrackingToken(7);

    @AutoClose
    private final TestViews views;

    private final ProjectionTokens tokens;

    ProjectionTokensTest(TestViews.Kind store) {
        views = store.open();
        tokens = views.store("a replica").tokens();
    }

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
        assertThat(tokens.positionOf("orders")).isEqualTo(TokenPositions.NONE);
    }
}
