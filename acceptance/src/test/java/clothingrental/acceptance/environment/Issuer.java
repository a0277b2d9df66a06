package clothingrental.acceptance.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A small OAuth2 authorization server with the demo identities: discovery, keys, client credentials. */
final class Issuer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIFE = Duration.ofHours(8);
    private static final Map<String, String> ROLES = Map.of(
            "alice",
            "customer",
            "bob",
            "customer",
            "dana",
            "delivery",
            "sam",
            "support",
            "avery",
            "auditor",
            "opal",
            "operator");

    private final HttpServer server;
    private final RSAKey key;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of(
                                "issuer", uri().toString(),
                                "jwks_uri", uri() + "/jwks",
                                "token_endpoint", tokens().toString(),
                                "subject_types_supported", List.of("public"))));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/oauth2/token", this::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    URI tokens() {
        return uri().resolve("/oauth2/token");
    }

    /** A client's secret is its name. */
    private void token(HttpExchange exchange) throws IOException {
        var header = exchange.getRequestHeaders().getFirst("authorization");
        var basic = header == null ? "" : new String(Base64.getDecoder().decode(header.substring(6)), UTF_8);
        var name = basic.substring(0, Math.max(basic.indexOf(':'), 0));
        if (!ROLES.containsKey(name) || !basic.equals(name + ":" + name)) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        answer(
                exchange,
                200,
                Map.of(
                        "access_token",
                        tokenOf(name, ROLES.getOrDefault(name, "")),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        LIFE.toSeconds()));
    }

    /** A token of anybody, with one role. */
    String tokenOf(String subject, String role) {
        var now = Instant.now();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(uri().toString())
                        .subject(subject)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .claim("roles", List.of(role))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        try (exchange) {
            var bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    void stop() {
        server.stop(0);
    }
}
