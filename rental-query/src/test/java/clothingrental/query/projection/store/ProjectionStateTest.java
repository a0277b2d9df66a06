package clothingrental.query.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import clothingrental.query.projection.store.ProjectionState.Use;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Replicas of two builds read each other's states while a deployment goes on. */
class ProjectionStateTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void whatIsStoredForAUseStaysAsItWas() {
        assertThat(Arrays.stream(Use.values()).map(Use::stored))
                .containsExactly("EMPTY", "FILLING", "RETIRING", "LEFT", "FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void aUseIsReadFromWhatIsStored(Use use) {
        assertThat(Use.ofStored(use.stored())).isEqualTo(use);
        assertThat(json.writeValueAsString(use)).isEqualTo('"' + use.stored() + '"');
        assertThat(json.readValue('"' + use.stored() + '"', Use.class)).isEqualTo(use);
    }

    @Test
    void whatNobodyStoresIsNoUse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Use.ofStored("DRAINING"));
    }
}
