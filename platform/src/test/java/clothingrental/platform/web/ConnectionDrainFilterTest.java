package clothingrental.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ConnectionDrainFilterTest {

    private final AtomicBoolean refuses = new AtomicBoolean();
    private final ConnectionDrainFilter draining =
            new ConnectionDrainFilter(Duration.ofMillis(200), () -> refuses.set(true));

    @Test
    void connectionsAreKeptWhileTheServerRuns() throws ServletException, IOException {
        draining.start();

        assertThat(answer().getHeader("Connection")).isNull();
        assertThat(refuses).isFalse();
    }

    @Test
    void atAStopItTakesNoMoreConnectionsAnswersOnForAMomentAndEndsThem() throws ServletException, IOException {
        draining.start();
        var done = new CompletableFuture<Void>();

        draining.stop(() -> done.complete(null));

        assertThat(refuses).isTrue();
        assertThat(done).isNotDone();
        assertThat(answer().getHeader("Connection")).isEqualTo("close");
        assertThat(done).succeedsWithin(Duration.ofSeconds(10));
        assertThat(draining.isRunning()).isFalse();
    }

    private MockHttpServletResponse answer() throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        draining.doFilter(new MockHttpServletRequest("GET", "/"), response, new MockFilterChain());
        return response;
    }
}
