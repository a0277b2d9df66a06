package clothingrental.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before the web server ends at a stop, it takes no more connections, goes on for a moment with those that are open, and says with each
 * answer that the connection ends here. A proxy that keeps connections sends its next request elsewhere then: what is refused
 * before it was sent can go to another replica, also a POST. It would find a connection closed under a POST otherwise, which
 * it must not send twice. A proxy that closes its idle connections within that moment has none left at its end.
 */
final class ConnectionDrainFilter extends OncePerRequestFilter implements SmartLifecycle {

    private final Runnable door;
    private final Executor later;
    private volatile boolean running;
    private volatile boolean draining;

    /**
     * Drains at the stop.
     *
     * @param time how long it goes on
     * @param door ends the taking of connections
     */
    ConnectionDrainFilter(Duration time, Runnable door) {
        this.door = door;
        later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (draining) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable isDone) {
        stop();
        later.execute(isDone);
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
        door.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ahead of the web server's own end. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
