package clothingrental.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.people.Answer;
import clothingrental.acceptance.people.Http;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What standalone's own authorization server gives and refuses, and that the rest of the protocol is not there. */
@Tag("standalone")
class TokenEndpointIT {

    private static final String TOKEN = "/oauth2/token";
    private static final String GRANT = "grant_type=client_credentials";
    private static final Map<String, String> NOTHING = Map.of();

    private final Http http = new Http(Rental.shared());

    // ---- who gets a token

    @Test
    void aClientGetsATokenByItsSecretInTheHeaderOrInTheForm() {
        assertThat(asks(GRANT, basic("alice:alice")).status()).isEqualTo(200);
        assertThat(asks(GRANT + "&client_id=alice&client_secret=alice", NOTHING).status())
                .isEqualTo(200);
        assertThat(asks(GRANT + "&client_id=alice", basic("alice:alice")).status())
                .isEqualTo(200);
    }

    @Test
    void aParameterThatNobodyKnowsIsIgnored() {
        assertThat(asks(GRANT + "&color=red", basic("alice:alice")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice:wrong", "nobody:nobody", "alice:bob"})
    void aWrongSecretIsChallenged(String credentials) {
        assertChallenged(asks(GRANT, basic(credentials)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRANT,
                GRANT + "&client_id=alice",
                GRANT + "&client_id=alice&client_secret=wrong",
                "nothing=of-it",
            })
    void whoeverShowsNoCredentialsOrWrongOnesInTheFormIsChallengedToo(String form) {
        assertChallenged(asks(form, NOTHING));
    }

    @Test
    void aTokenIsNoCredentialHere() {
        assertChallenged(asks(GRANT, Map.of("authorization", "Bearer " + http.tokenOf("alice"))));
    }

    @ParameterizedTest
    @CsvSource({
        "alice:alice, client_id=alice&client_secret=alice",
        "alice:alice, client_id=bob&client_secret=bob",
        "alice:alice, client_secret=wrong",
        "alice:alice, client_assertion=x&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "alice:wrong, client_id=alice&client_secret=alice",
    })
    void twoWaysToAuthenticateAtOnceAreRefused(String credentials, String form) {
        assertRefused(asks(GRANT + "&" + form, basic(credentials)), "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid_request",
        "grant_type=, unsupported_grant_type",
        "grant_type=client_credentials&grant_type=client_credentials, invalid_request",
        "grant_type=password&username=alice&password=alice, unsupported_grant_type",
        // the client is asked for its proof of an unknown code before the kind of grant is looked at
        "grant_type=authorization_code&code=x, invalid_grant",
        "grant_type=refresh_token&refresh_token=x, unsupported_grant_type",
        "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=x, unsupported_grant_type",
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange, unsupported_grant_type",
        "grant_type=client_credentials&scope=everything, invalid_scope",
    })
    void whatNoClientMayAskForIsRefused(String form, String error) {
        assertRefused(asks(form, basic("alice:alice")), error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void aTokenIsAskedForByPost(String method) {
        var answer = http.send(method, TOKEN + "?" + GRANT, null, basic("alice:alice"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("allow")).contains("POST");
    }

    // ---- what is there besides, and what is not

    @Test
    void theMetadataNamesWhatClientsMayDoAndNothingElse() {
        var api = Rental.shared().api();

        var answer = http.send("GET", "/.well-known/oauth-authorization-server", null, NOTHING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(new JsonMapper().readTree("""
                        {
                          "issuer": "%1$s",
                          "token_endpoint": "%1$s/oauth2/token",
                          "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                          "jwks_uri": "%1$s/oauth2/jwks",
                          "grant_types_supported": ["client_credentials"]
                        }""".formatted(api)));
    }

    @Test
    void tokensAreIssuedByWhomTheMetadataNames() {
        var claims = http.tokenOf("alice").split("\\.", -1)[1];

        assertThat(new String(Base64.getUrlDecoder().decode(claims), UTF_8))
                .contains("\"iss\":\"" + Rental.shared().api() + "\"");
    }

    @Test
    void theKeysAreThereWithoutTheirSecrets() {
        var keys = http.send("GET", "/oauth2/jwks", null, NOTHING).body().path("keys");

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.path(0).propertyNames()).containsExactlyInAnyOrder("kty", "e", "kid", "n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /oauth2/authorize?response_type=code&client_id=alice",
        "GET, /oauth2/authorize",
        "POST, /oauth2/authorize",
        "POST, /oauth2/par",
        "POST, /oauth2/device_authorization",
        "GET, /oauth2/device_verification",
        "POST, /oauth2/introspect",
        "POST, /oauth2/revoke",
        "POST, /oauth2/register",
        "POST, /oauth2/jwks",
        "GET, /oauth2/authorization/rental",
        "GET, /.well-known/openid-configuration",
        "GET, /.well-known/oauth-authorization-server/rental",
        "GET, /.well-known/oauth-protected-resource/rental",
    })
    void theRestOfTheProtocolIsNotThere(String method, String path) {
        for (var headers : List.of(NOTHING, basic("alice:alice"))) {
            var answer = http.send(method, path, null, headers);

            assertThat(answer.status()).as("%s", answer).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
            assertThat(answer.header("set-cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /logout",
        "POST, /logout",
        "GET, /login",
        "POST, /login",
        "GET, /connect/logout",
        "GET, /userinfo",
        "POST, /connect/register",
        "GET, /default-ui.css",
        "GET, /login/oauth2/code/rental",
    })
    void nobodySignsInOrOut(String method, String path) {
        assertThat(http.send(method, path, null, NOTHING).code()).isEqualTo("UNAUTHENTICATED");

        var answer = Rental.alice().asks(method, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }

    private Answer asks(String form, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", "application/x-www-form-urlencoded");
        return http.send("POST", TOKEN, form, all);
    }

    private static Map<String, String> basic(String credentials) {
        return Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    private static void assertChallenged(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("Basic realm=\"rental\"");
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_client");
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
    }
}
