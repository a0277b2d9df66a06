package clothingrental.standalone.events;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells people what to do, instead of a stack trace. */
final class WrongEventStoreFailureAnalyzer extends AbstractFailureAnalyzer<WrongEventStore> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, WrongEventStore cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
