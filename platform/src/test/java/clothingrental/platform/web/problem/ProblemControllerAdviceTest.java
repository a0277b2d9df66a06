package clothingrental.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clothingrental.api.refusal.Refusal;
import clothingrental.api.refusal.Refusal.Violation;
import clothingrental.api.refusal.RefusalCode.Kind;
import clothingrental.platform.web.WebMother;
import clothingrental.platform.web.request.BodyLimitFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemControllerAdviceTest {

    private static final String SECRET = "minji.oneill@mailbox.example";

    private final Desk desk = new Desk();
    private final MockMvc clients = MockMvcBuilders.standaloneSetup(desk)
            .setControllerAdvice(new ProblemControllerAdvice(WebMother.problems()))
            .addFilters(new BodyLimitFilter(
                    DataSize.ofBytes(1000), new ProblemWriter(WebMother.problems(), WebMother.json())))
            .build();

    // ---- what the domain refuses

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRefusalIsAnsweredWithItsCodeAndTheStatusOfItsKind(Kind kind) throws Exception {
        var status = Map.of(Kind.INVALID, 400, Kind.NOT_FOUND, 404, Kind.CONFLICT, 409, Kind.UNPROCESSABLE, 422)
                .get(kind);
        var refusal = new Refusal("SOME_CODE", kind, "Said to people.", List.of());

        answerWhen(new CommandExecutionException("SOME_CODE", null, refusal))
                .andExpect(status().is(status == null ? -1 : status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.code").value("SOME_CODE"))
                .andExpect(jsonPath("$.detail").value("Said to people."))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.traceId").value(WebMother.TRACE));
    }

    @Test
    void anInvalidRequestIsToldWhichFieldsBreakWhichRules() throws Exception {
        var refusal = new Refusal(
                "VALIDATION_FAILED",
                Kind.INVALID,
                "The request breaks a rule.",
                List.of(new Violation("lines[0].quantity", "must be 1 to 10")));

        answerWhen(new CommandExecutionException("VALIDATION_FAILED", null, refusal))
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].field").value("lines[0].quantity"))
                .andExpect(jsonPath("$.errors[0].message").value("must be 1 to 10"));
    }

    @Test
    void onlyInvalidRequestsHaveFieldsToTell() throws Exception {
        var refusal = new Refusal("ORDER_CANCELLED", Kind.CONFLICT, "The order is cancelled.", List.of());

        answerWhen(new CommandExecutionException("ORDER_CANCELLED", null, refusal))
                .andExpect(jsonPath("$.errors").doesNotExist());
    }

    @Test
    void aRefusalIsFoundBehindWhatWrapsIt() throws Exception {
        var refusal = new Refusal("ORDER_NOT_FOUND", Kind.NOT_FOUND, "There is no such order.", List.of());
        var onItsWay = new CompletionException(new QueryExecutionException("remote", null, refusal));

        answerWhen(onItsWay)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("ORDER_NOT_FOUND"));
    }

    @Test
    void whatAnInterfaceRefusesByItselfIsAnsweredWithItsCode() throws Exception {
        answerWhen(new ProblemException(ProblemCode.CONTACT_MISSING))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("CONTACT_MISSING"));
    }

    // ---- what does not work just now

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPassingFaultIsToBeTriedAgainLater(Exception fault) throws Exception {
        answerWhen(fault)
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("SERVICE_UNAVAILABLE"))
                .andExpect(content().string(not(containsString(SECRET))));
    }

    @ParameterizedTest
    @MethodSource("unexpectedFaults")
    void anUnexpectedFaultTellsNothingOfItself(Exception fault) throws Exception {
        answerWhen(fault)
                .andExpect(status().isInternalServerError())
                .andExpect(header().doesNotExist("Retry-After"))
                .andExpect(jsonPath("$.code").value("INTERNAL_ERROR"))
                .andExpect(jsonPath("$.traceId").value(WebMother.TRACE))
                .andExpect(content().string(not(containsString(SECRET))))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    @Test
    void whatIsNotAllowedIsLeftToSpringSecurity() {
        desk.failure = new AccessDeniedException("not yours");

        assertThat(catchThrowable(() -> clients.perform(get("/failing"))))
                .hasRootCauseInstanceOf(AccessDeniedException.class);
    }

    // ---- what can't be read, or breaks a rule before it gets to the domain

    @Test
    void aFieldThatBreaksARuleIsToldByItsPath() throws Exception {
        clients.perform(post("/contacts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                        {"name": " ", "address": {"city": null}}
                        """))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("name", "address.city")));
    }

    @Test
    void aFieldIsToldByItsPathAlsoWhereAHeaderHasRulesToo() throws Exception {
        clients.perform(post("/orders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", "k1")
                        .content("""
                        {"lines": [{"productId": "hanbok-1001"}, {"productId": null}]}
                        """))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("lines[1].productId")));
    }

    @Test
    void headerAndFieldAreBothToldWhenBothBreakARule() throws Exception {
        clients.perform(post("/orders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", "schlüssel")
                        .content("{\"lines\": null}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("Idempotency-Key", "lines")));
    }

    @Test
    void aHeaderThatBreaksARuleIsToldByItsName() throws Exception {
        clients.perform(post("/orders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", "schlüssel")
                        .content("{\"lines\": []}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value("Idempotency-Key"))
                .andExpect(jsonPath("$.errors[0].message").value("must be printable"));
    }

    @Test
    void aQueryParameterThatBreaksARuleIsToldByItsName() throws Exception {
        clients.perform(get("/orders").param("size", "101"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("size")));
    }

    @Test
    void aParameterThatIsMissingIsToldByItsName() throws Exception {
        clients.perform(get("/required"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("from")));
    }

    @Test
    void whatTheFirewallRefusesInsideIsMalformed() throws Exception {
        answerWhen(new IllegalStateException(new RequestRejectedException(SECRET)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"))
                .andExpect(content().string(not(containsString(SECRET))));
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsToldSo() throws Exception {
        clients.perform(post("/contacts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"" + "x".repeat(10_000) + "\"}")
                        .with(ProblemControllerAdviceTest::withoutTellingItsLength))
                .andExpect(status().isContentTooLarge())
                .andExpect(jsonPath("$.code").value("PAYLOAD_TOO_LARGE"));
    }

    // ---- what HTTP refuses

    @Test
    void aMethodThatIsNotPossibleIsAnsweredWithThoseThatAre() throws Exception {
        clients.perform(put("/contacts"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED"));
    }

    @Test
    void anAnswerThatNobodyAcceptsIsRefused() throws Exception {
        clients.perform(get("/orders").accept(MediaType.IMAGE_PNG))
                .andExpect(status().isNotAcceptable())
                .andExpect(jsonPath("$.code").value("NOT_ACCEPTABLE"));
    }

    @Test
    void aMediaTypeThatCanNotBeReadIsRefused() throws Exception {
        clients.perform(post("/contacts").contentType(MediaType.TEXT_PLAIN).content("{}"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void aProblemIsToldEvenToThoseWhoAcceptSomethingElse() throws Exception {
        desk.failure = new ProblemException(ProblemCode.ORDER_NOT_FOUND);

        clients.perform(get("/failing").accept(MediaType.TEXT_PLAIN))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("ORDER_NOT_FOUND"));
    }

    static Stream<Exception> passingFaults() {
        return Stream.of(
                new CompletionException(new TimeoutException(SECRET)),
                new CommandExecutionException("no answer", new TimeoutException(SECRET)),
                new NoHandlerForCommandException(SECRET),
                new NoHandlerForQueryException(SECRET),
                new CompletionException(new NoHandlerForQueryException(SECRET)),
                new ConcurrencyException(SECRET),
                new CannotAcquireLockException(SECRET),
                new CannotCreateTransactionException(SECRET));
    }

    static Stream<Exception> unexpectedFaults() {
        return Stream.of(
                new IllegalStateException(SECRET),
                new CommandExecutionException(SECRET, new NullPointerException(SECRET)),
                new CommandExecutionException(SECRET, null, "details that are no refusal"),
                new DataIntegrityViolationException(SECRET),
                new Exception(SECRET));
    }

    private static MockHttpServletRequest withoutTellingItsLength(MockHttpServletRequest request) {
        var chunked = new MockHttpServletRequest(request.getMethod(), request.getRequestURI()) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.setContentType(request.getContentType());
        chunked.setContent(request.getContentAsByteArray());
        return chunked;
    }

    private ResultActions answerWhen(Exception failure) throws Exception {
        desk.failure = failure;
        return clients.perform(get("/failing"));
    }

    @RestController
    static class Desk {

        private @Nullable Exception failure;

        record Contact(
                @NotBlank String name, @NotNull @Valid Address address) {}

        record Address(@NotNull String city) {}

        record Order(@NotNull List<@NotNull @Valid Line> lines) {}

        record Line(@NotNull String productId) {}

        @GetMapping("/failing")
        String failing() throws Exception {
            if (failure != null) {
                throw failure;
            }
            return "done";
        }

        @PostMapping("/contacts")
        String leave(@Valid @RequestBody Contact contact) {
            return contact.name();
        }

        @PostMapping("/orders")
        Order place(
                @RequestHeader(name = "Idempotency-Key", required = false)
                        @Pattern(regexp = "[\\x20-\\x7E]{1,128}", message = "must be printable") @Nullable String key,
                @Valid @RequestBody Order order) {
            return order;
        }

        @GetMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
        List<String> orders(
                @RequestParam(required = false) @Nullable Kind kind,
                @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
            return List.of(kind + " " + size);
        }

        @GetMapping("/required")
        String required(@RequestParam String from) {
            return from;
        }
    }
}
