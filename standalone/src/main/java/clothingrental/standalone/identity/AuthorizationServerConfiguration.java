package clothingrental.standalone.identity;

import static org.springframework.security.web.util.matcher.RequestMatchers.anyOf;

import clothingrental.standalone.store.DataFolder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * An OAuth2 token endpoint with the demo identities, unless another issuer is configured. {@code curl -u alice:alice -d
 * grant_type=client_credentials localhost:8080/oauth2/token} gives a token whose {@code sub} is alice.
 *
 * <p>Of what Spring's authorization server can do, what is named here is open: tokens for clients' credentials, keys and
 * metadata. Everything else is answered as if it were not there (docs/adr/0039).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedIssuer
class AuthorizationServerConfiguration {

    static final String TOKEN = "/oauth2/token";
    static final String METADATA = "/.well-known/oauth-authorization-server";

    private static final String KEYS = "/oauth2/jwks";
    private static final Duration TOKEN_LIFE = Duration.ofHours(8);

    /** What the authorization server's own filters answer. */
    @Bean
    @Order(0)
    SecurityFilterChain tokenSecurity(HttpSecurity http) throws Exception {
        var challenge = new ClientAuthenticationFailureHandler();
        return http.securityMatcher(anyOf(matcher(HttpMethod.POST, TOKEN), matcher(HttpMethod.GET, KEYS)))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.clientAuthentication(client -> client.authenticationConverter(
                                                new SingleClientAuthenticationConverter())
                                        .errorResponseHandler(challenge))
                                .tokenEndpoint(tokens ->
                                        tokens.accessTokenRequestConverters(offered -> offered.removeIf(grant ->
                                                !(grant instanceof OAuth2ClientCredentialsAuthenticationConverter)))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(LogoutConfigurer::disable)
                .build();
    }

    /** The rest of the protocol's paths: the metadata, and what is not there. */
    @Bean
    @Order(1)
    SecurityFilterChain closedSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/oauth2/**", "/.well-known/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(LogoutConfigurer::disable)
                .build();
    }

    private static RequestMatcher matcher(HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }

    @Bean
    RegisteredClientRepository identities() {
        return new InMemoryRegisteredClientRepository(clients().toList());
    }

    static Stream<RegisteredClient> clients() {
        return Arrays.stream(DemoIdentity.values()).map(AuthorizationServerConfiguration::client);
    }

    private static RegisteredClient client(DemoIdentity identity) {
        return RegisteredClient.withId(identity.id())
                .clientId(identity.id())
                .clientSecret("{noop}" + identity.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }

    /** The claim that the design asks for: roles. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> rolesInTokens() {
        return context -> DemoIdentity.of(context.getRegisteredClient().getClientId())
                .ifPresent(identity -> context.getClaims().claim("roles", List.of(identity.role())));
    }

    /** A token says all there is to say about itself; remembering each would only fill the memory. */
    @Bean
    OAuth2AuthorizationService noMemoryOfTokens() {
        return new NoOpAuthorizationService();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(DataFolder folder) throws IOException, JOSEException, ParseException {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(folder)));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> signingKeys) {
        return NimbusJwtDecoder.withJwkSource(signingKeys).build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .tokenEndpoint(TOKEN)
                .jwkSetEndpoint(KEYS)
                .build();
    }
}
