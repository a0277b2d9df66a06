package clothingrental.platform.web.request;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import clothingrental.api.refusal.RefusalCode.Kind;
import clothingrental.platform.web.WebMother;
import clothingrental.platform.web.problem.ProblemControllerAdvice;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableHandlerMethodArgumentResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** What an operation's query may say follows from its method, however that declares it. */
class QueryParameterInterceptorTest {

    private final MockMvc clients = MockMvcBuilders.standaloneSetup(new Desk())
            .setControllerAdvice(new ProblemControllerAdvice(WebMother.problems()))
            .setCustomArgumentResolvers(new PageableHandlerMethodArgumentResolver())
            .addInterceptors(new QueryParameterInterceptor(QueryParameterInterceptorTest::resolvers))
            .build();

    private static List<HandlerMethodArgumentResolver> resolvers() {
        var mvc = new RequestMappingHandlerAdapter();
        mvc.setApplicationContext(new StaticWebApplicationContext());
        mvc.afterPropertiesSet();
        return Objects.requireNonNull(mvc.getArgumentResolvers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders?",
                "/orders?&",
                "/orders?kind=CONFLICT&of-customer=a%20b&size=3&page=1",
                "/orders?tag=a&tag=b",
                "/orders?tag=a%26b%3D",
                "/orders/7",
                "/found?name=a&amount=3&label=x&label=y&note=n",
                "/paged?page=1&size=2&sort=a,asc&sort=b,desc",
                "/anything?what=ever&what=else&"
            })
    void whatIsDeclaredIsTaken(String address) throws Exception {
        clients.perform(get(URI.create(address))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?nothing=1,                nothing, of-customer",
        "/orders?ofCustomer=1,             ofCustomer, of-customer",
        "/orders?kind=CONFLICT&Kind=X,     Kind, kind",
        "/orders?principal=alice,          principal, page",
        "/orders?prefer=1,                 prefer, page",
        "/orders?%ED%95%9C=1,              한, page",
        "/orders?=1,                       '', page",
        "/orders/7?id=8,                   id, it has none",
        "/found?Name=a,                    Name, 'amount, label, name, note'",
        "/paged?offset=1,                  offset, 'page, size, sort'",
    })
    void whatIsUnknownIsNamedBesideWhatIsKnown(String address, String field, String known) throws Exception {
        clients.perform(get(URI.create(address)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(contains(field)))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(known)));
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?kind=CONFLICT&kind=INVALID, kind,  must be given once",
        "/orders?size=2&size=2,              size,  must be given once",
        "/found?amount=2&amount=3,           amount, must be given once",
        "/paged?page=2&page=3,               page,  must be given once",
        "/orders?kind=,                      kind,  must not be empty; leave it out instead",
        "/orders?kind,                       kind,  must not be empty; leave it out instead",
        "/orders?tag=a&tag=,                 tag,   must not be empty; leave it out instead",
        "/found?name=,                       name,  must not be empty; leave it out instead",
    })
    void whatWouldBeMisreadIsNamed(String address, String field, String message) throws Exception {
        clients.perform(get(URI.create(address)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[*].field").value(contains(field)))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    @Test
    void allOfThemAreNamedAtOnce() throws Exception {
        clients.perform(get(URI.create("/orders?a=1&kind=&size=1&size=2")))
                .andExpect(jsonPath("$.errors[*].field").value(contains("a", "kind", "size")));
    }

    @Test
    void whatCanNotBeDecodedIsMalformed() throws Exception {
        clients.perform(get(URI.create("/orders")).queryParam("page", "1").with(request -> {
                    request.setQueryString("page=%zz");
                    return request;
                }))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"));
    }

    @Test
    void aFormInTheBodyIsNoQuery() throws Exception {
        clients.perform(post("/orders?dry=true")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("nothing=1"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @RestController
    static class Desk {

        static class Search {

            private final @Nullable String name;
            private final @Nullable Integer amount;
            private @Nullable String note;
            private List<String> label = List.of();

            Search(@Nullable String name, @Nullable Integer amount) {
                this.name = name;
                this.amount = amount;
            }

            public void setNote(String note) {
                this.note = note;
            }

            public void setLabel(List<String> label) {
                this.label = label;
            }

            @Override
            public String toString() {
                return name + " " + amount + " " + note + " " + label;
            }
        }

        @GetMapping("/orders")
        String orders(
                Principal principal,
                HttpMethod method,
                @RequestHeader(required = false) @Nullable String prefer,
                @RequestParam(required = false) @Nullable Kind kind,
                @RequestParam("of-customer") Optional<String> ofCustomer,
                @RequestParam(required = false) @Nullable List<String> tag,
                @RequestParam(defaultValue = "20") int size,
                @Nullable Integer page) {
            return "";
        }

        @GetMapping("/orders/{id}")
        String one(@PathVariable String id) {
            return id;
        }

        @PostMapping("/orders")
        String place(@RequestParam boolean dry, @RequestBody Search body) {
            return "";
        }

        @GetMapping("/found")
        String find(Search search) {
            return search.toString();
        }

        @GetMapping("/paged")
        String page(Pageable page) {
            return "";
        }

        @GetMapping("/anything")
        String anything(@RequestParam Map<String, String> query) {
            return "";
        }
    }
}
