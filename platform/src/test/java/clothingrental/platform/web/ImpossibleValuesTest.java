package clothingrental.platform.web;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clothingrental.api.refusal.RefusalCode.Kind;
import clothingrental.platform.web.problem.ProblemControllerAdvice;
import clothingrental.platform.web.request.InstantConverter;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.format.support.FormattingConversionService;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A 400 says where the fault is, and what is possible there. */
class ImpossibleValuesTest {

    private final MockMvc clients = MockMvcBuilders.standaloneSetup(new Desk())
            .setControllerAdvice(new ProblemControllerAdvice(WebMother.problems()))
            .setConversionService(conversions())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(WebMother.json()))
            .build();

    private static FormattingConversionService conversions() {
        var conversions = new DefaultFormattingConversionService();
        conversions.addConverter(new InstantConverter());
        return conversions;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/orders?size=many | size | must be a whole number",
                "/orders?size=1.5 | size | must be a whole number",
                "/orders?kind=NO_SUCH_KIND | kind | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
                "/orders?kind=conflict | kind | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
                "/numbered/seven | number | must be a whole number",
                "/times?placed-from=yesterday | placed-from | must be a time in the years 1 to 9999, as 2026-12-01T09:00:00Z",
                "/times?placed-from=2026-02-30T00:00:00Z | placed-from | must be a time in the years 1 to 9999, as 2026-12-01T09:00:00Z",
                "/times?lasting=5 | lasting | must be a duration, as PT5M",
                "/times?placed-from=2026-03-12T09:00:00%2009:00 | placed-from | must be a time in the years 1 to 9999, as 2026-12-01T09:00:00Z; a + in a query is a blank, write %2B",
                "/found?amount=many | amount | must be a whole number",
                "/found?kind=ODD | kind | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
            })
    void aValueThatIsNotPossibleIsToldByItsNameAndWhatIs(String path, String field, String message) throws Exception {
        clients.perform(get(URI.create(path)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    @Test
    void aTimeWithItsPlusIsPossible() throws Exception {
        clients.perform(get(URI.create("/times?placed-from=2026-03-12T09:00:00%2B09:00")))
                .andExpect(status().isOk());
    }

    @Test
    void aHeaderThatIsMissingIsToldByItsName() throws Exception {
        clients.perform(get("/headed"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(containsInAnyOrder("If-Match")));
    }

    @Test
    void aRuleOfTheWholeBodyIsToldToo() throws Exception {
        clients.perform(post("/spans").contentType(MediaType.APPLICATION_JSON).content("{\"from\": 2, \"to\": 1}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value("body"))
                .andExpect(jsonPath("$.errors[0].message").value("must not end before it begins"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                               | body            | must be given, as JSON",
                "{                                | body            | is no JSON that can be read: line 1, column 2",
                "no json                          | body            | is no JSON that can be read: line 1, column 1",
                "{\"lines\":[{},{\"amount\":]}      | lines[1].amount | is no JSON that can be read: line 1, column 24",
                "{\"lines\":[{\"amount\":1,\"amount\":2}]} | lines[0].amount | is no JSON that can be read: line 1, column 31",
                "[]                               | body            | must be an object",
                "7                                | body            | must be an object",
                "{\"lines\":7}                     | lines           | must be a list",
                "{\"lines\":[[]]}                  | lines[0]        | must be an object",
                "{\"lines\":[{},{\"amount\":\"2\"}]} | lines[1].amount | must be a whole number, without quotation marks",
                "{\"lines\":[{\"amount\":1.5}]}     | lines[0].amount | must be a whole number",
                "{\"lines\":[{\"amount\":true}]}    | lines[0].amount | must be a whole number",
                "{\"lines\":[{\"amount\":{}}]}      | lines[0].amount | must be a whole number",
                "{\"lines\":[{\"amount\":99999999999}]} | lines[0].amount | is too large a number",
                "{\"lines\":[{\"product\":{}}]}     | lines[0].product | must be a text",
                "{\"lines\":[{\"product\":[]}]}     | lines[0].product | must be a text",
                "{\"express\":\"true\"}              | express         | must be true or false, without quotation marks",
                "{\"weight\":\"heavy\"}              | weight          | must be a number, without quotation marks",
                "{\"kind\":\"KO\"}                   | kind            | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
                "{\"kind\":\"conflict\"}             | kind            | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
                "{\"kind\":0}                      | kind            | must be one of INVALID, NOT_FOUND, CONFLICT, UNPROCESSABLE",
                "{\"from\":\"2026-02-30\"}           | from            | must be a date of the calendar, as 2026-12-01",
                "{\"from\":20260230}               | from            | must be a date of the calendar, as 2026-12-01",
            })
    void whatCanNotBeReadIsMalformedAndToldWhere(String body, String field, String message) throws Exception {
        clients.perform(post("/parcels").contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"))
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    @RestController
    static class Desk {

        record Parcel(List<Piece> lines, LocalDate from, Kind kind, boolean express, double weight) {}

        record Piece(String product, Integer amount) {}

        @InOrder
        record Span(int from, int to) {}

        /** A rule of two fields together. */
        @Target(ElementType.TYPE)
        @Retention(RetentionPolicy.RUNTIME)
        @Constraint(validatedBy = SpanInOrder.class)
        @interface InOrder {
            String message() default "must not end before it begins";

            Class<?>[] groups() default {};

            Class<? extends Payload>[] payload() default {};
        }

        public static final class SpanInOrder implements ConstraintValidator<InOrder, Span> {
            @Override
            public boolean isValid(Span span, ConstraintValidatorContext context) {
                return span.from() <= span.to();
            }
        }

        @PostMapping("/parcels")
        String send(@RequestBody Parcel parcel) {
            return parcel.toString();
        }

        @PostMapping("/spans")
        int span(@Valid @RequestBody Span span) {
            return span.to();
        }

        record Search(@Nullable Integer amount, @Nullable Kind kind) {}

        @GetMapping("/found")
        String find(Search search) {
            return search.toString();
        }

        @GetMapping("/times")
        String times(
                @RequestParam(name = "placed-from", required = false) @Nullable Instant placedFrom,
                @RequestParam(required = false) @Nullable Duration lasting) {
            return placedFrom + " " + lasting;
        }

        @GetMapping("/headed")
        String headed(@RequestHeader("If-Match") String match) {
            return match;
        }

        @GetMapping("/orders")
        String orders(
                @RequestParam(required = false) @Nullable Kind kind, @RequestParam(defaultValue = "20") int size) {
            return kind + " " + size;
        }

        @GetMapping("/numbered/{number}")
        int numbered(@PathVariable int number) {
            return number;
        }
    }
}
