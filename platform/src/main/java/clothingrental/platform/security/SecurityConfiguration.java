package clothingrental.platform.security;

import clothingrental.platform.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Every service is a resource server. Which role may do what stands at each REST interface; here stands only that
 * nobody gets in without a valid token.
 */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@EnableMethodSecurity(jsr250Enabled = true, prePostEnabled = false)
class SecurityConfiguration {

    private static final String[] API_DESCRIPTION = {
        "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**"
    };

    /** A span and a timer for each filter of the chain, and for each decision, cost more than most requests do. */
    @Bean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    /** Whoever decodes the tokens, Spring Boot's bean or the application's. */
    @Bean
    static BeanPostProcessor verifiedTokens() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof JwtDecoder decoder ? new CachingJwtDecoder(decoder) : bean;
            }
        };
    }

    @Bean
    HttpFirewall firewall() {
        return new Rfc9110HttpFirewall();
    }

    /** The management port: health and metrics are open, everything else is the operators'. */
    @Bean
    @Order(10)
    SecurityFilterChain managementSecurity(HttpSecurity http, ProblemWriter problems) throws Exception {
        return bearerOnly(http.securityMatcher(EndpointRequest.toAnyEndpoint()), problems)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                EndpointRequest.to(HealthEndpoint.class).excludingLinks(),
                                EndpointRequest.to("prometheus").excludingLinks())
                        .permitAll()
                        .anyRequest()
                        .hasRole(Roles.OPERATOR))
                .build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain apiSecurity(HttpSecurity http, ProblemWriter problems) throws Exception {
        return bearerOnly(http, problems)
                .authorizeHttpRequests(requests -> requests.requestMatchers(API_DESCRIPTION)
                        .permitAll()
                        // how a refusal is told, not what is asked for
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    private static HttpSecurity bearerOnly(HttpSecurity http, ProblemWriter problems) throws Exception {
        return http
                // no cookies, so nothing that another site could use
                .csrf(CsrfConfigurer::disable)
                // nor sessions to end; Spring's page would lead to a login that is not there
                .logout(LogoutConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::forbidden))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::forbidden));
    }
}
