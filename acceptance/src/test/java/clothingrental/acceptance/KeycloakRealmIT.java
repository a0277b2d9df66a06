package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.environment.Keycloak;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Keycloak reads the realm file, and its tokens say what the services read. Runs with the profile keycloak. */
class KeycloakRealmIT {

    private static final JsonMapper JSON = new JsonMapper();

    @SuppressWarnings("NullAway.Init")
    private static Keycloak keycloak;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        keycloak = new Keycloak(
                Path.of(System.getProperty("keycloak.home")),
                Stream.of("alice", "bob", "dana", "sam", "avery", "opal")
                        .collect(Collectors.toMap(name -> name, KeycloakRealmIT::secretOf)));
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, customer",
        "bob,   customer",
        "dana,  delivery",
        "sam,   support",
        "avery, auditor",
        "opal,  operator",
    })
    void aTokenSaysWhoItIsAndWhichRolesTheyHave(String name, String role) throws Exception {
        var answer = token(name, secretOf(name));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var claims = claimsOf(JSON.readTree(answer.body()).path("access_token").asString());
        assertThat(claims.path("sub").asString()).isEqualTo(name);
        assertThat(claims.path("iss").asString()).isEqualTo(keycloak.issuer().toString());
        assertThat(claims.path("roles").isArray()).isTrue();
        assertThat(claims.path("roles").valueStream().map(JsonNode::asString)).containsExactly(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "${RENTAL_ALICE_SECRET}", ""})
    void theSecretIsTheOneGivenByTheEnvironmentAndNoOther(String secret) throws Exception {
        assertThat(token("alice", secret).statusCode()).isEqualTo(401);
    }

    @Test
    void thereIsNobodyElse() throws Exception {
        assertThat(token("mallory", "mallory").statusCode()).isEqualTo(401);
    }

    private static String secretOf(String name) {
        return "secret-of-" + name;
    }

    private HttpResponse<String> token(String name, String secret) throws IOException, InterruptedException {
        var credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(keycloak.tokens())
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode claimsOf(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
