package clothingrental.standalone.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the authorization server says about itself. Spring's own document can't leave out the authorization endpoint, and
 * names what the server could do rather than what any client may.
 */
@RestController
@Hidden
@ConditionalOnEmbeddedIssuer
class AuthorizationServerController {

    private final AuthorizationServerSettings settings;

    AuthorizationServerController(AuthorizationServerSettings settings) {
        this.settings = settings;
    }

    /** Authorization server metadata (RFC 8414). What has no element is left out, as the RFC says. */
    record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authenticationMethods,

            @JsonProperty("jwks_uri") String keys,
            @JsonProperty("grant_types_supported") List<String> grantTypes) {}

    @GetMapping(AuthorizationServerConfiguration.METADATA)
    Metadata metadata(HttpServletRequest request) {
        var issuer = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        return new Metadata(
                issuer,
                issuer + settings.getTokenEndpoint(),
                ofAllClients(client ->
                        client.getClientAuthenticationMethods().stream().map(ClientAuthenticationMethod::getValue)),
                issuer + settings.getJwkSetEndpoint(),
                ofAllClients(
                        client -> client.getAuthorizationGrantTypes().stream().map(AuthorizationGrantType::getValue)));
    }

    private static List<String> ofAllClients(Function<RegisteredClient, Stream<String>> property) {
        return AuthorizationServerConfiguration.clients()
                .flatMap(property)
                .distinct()
                .sorted()
                .toList();
    }

    /** POST is answered before it comes here. */
    @RequestMapping(AuthorizationServerConfiguration.TOKEN)
    void onlyPost(HttpMethod method) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(method.name(), List.of(HttpMethod.POST.name()));
    }
}
