package clothingrental.platform.messaging.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import clothingrental.platform.tracing.CurrentTrace;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestMetaDataInterceptorTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final CurrentTrace trace = mock(CurrentTrace.class);
    private final RequestMetaDataInterceptor<CommandMessage<?>> interceptor = new RequestMetaDataInterceptor<>(trace);

    @BeforeEach
    void aliceSendsARequestThatIsTraced() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        "alice", "token", "ROLE_customer", "ROLE_support", "SCOPE_openid"));
        when(trace.id()).thenReturn(Optional.of(TRACE));
    }

    @AfterEach
    void theRequestIsOver() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aMessageFromOutsideTellsWhoSentItInWhichRolesAndToWhichRequestItBelongs() {
        var message = command();

        assertThat(sent(message))
                .containsOnly(
                        entry(MetaDataKeys.USER_ID, "alice"),
                        entry(MetaDataKeys.ROLES, "customer,support"),
                        entry(MetaDataKeys.CORRELATION_ID, message.getIdentifier()),
                        entry(MetaDataKeys.TRACE_ID, TRACE));
    }

    @Test
    void whatIsSentWhileAMessageIsHandledIsLeftAsItIs() {
        var handled = DefaultUnitOfWork.startAndGet(command());
        try {
            assertThat(sent(command())).isEmpty();
        } finally {
            handled.rollback();
        }
    }

    @Test
    void whatTheMessageSaysAlreadyIsKept() {
        var message = command().andMetaData(MetaData.with("tenant", "seoul"));

        assertThat(sent(message)).containsEntry("tenant", "seoul").containsEntry(MetaDataKeys.USER_ID, "alice");
    }

    @Test
    void withoutUserAndTraceTheRequestIsToldAlone() {
        SecurityContextHolder.clearContext();
        when(trace.id()).thenReturn(Optional.empty());
        var message = command();

        assertThat(sent(message)).containsOnly(entry(MetaDataKeys.CORRELATION_ID, message.getIdentifier()));
    }

    @Test
    void allOfItIsStringsWhichSurviveTheWayBetweenProcesses() {
        assertThat(sent(command()).values()).hasOnlyElementsOfType(String.class);
    }

    private MetaData sent(CommandMessage<?> message) {
        return interceptor.handle(List.of(message)).apply(0, message).getMetaData();
    }

    private static CommandMessage<?> command() {
        return GenericCommandMessage.asCommandMessage("anything");
    }
}
