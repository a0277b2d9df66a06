package clothingrental.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.api.DomainEvent;
import org.junit.jupiter.api.Test;

class SubjectsOfEventsTest {

    @Test
    void everyEventSaysWhatItIsAbout() {
        assertThat(LanguageMother.oneOfEach().filter(example -> PublishedTypes.isEvent(example.getClass())))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(((DomainEvent) event).subject()).isNotBlank());
    }
}
