package clothingrental.platform.web;

import clothingrental.platform.tracing.CurrentTrace;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemControllerAdvice;
import clothingrental.platform.web.problem.ProblemDetails;
import clothingrental.platform.web.problem.ProblemErrorAttributes;
import clothingrental.platform.web.problem.ProblemErrorController;
import clothingrental.platform.web.problem.ProblemReportValve;
import clothingrental.platform.web.problem.ProblemWriter;
import clothingrental.platform.web.request.BodyLimitFilter;
import clothingrental.platform.web.request.ContentCodingFilter;
import clothingrental.platform.web.request.InstantConverter;
import clothingrental.platform.web.request.LocalDateConverter;
import clothingrental.platform.web.request.LowerCaseIdInterceptor;
import clothingrental.platform.web.request.QueryParameterInterceptor;
import clothingrental.platform.web.request.StrictLocalDateDeserializer;
import clothingrental.platform.web.request.WaitPreference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Problems, limits and formats of every REST interface. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {

    /** Ahead of Spring Security's, so that nobody makes us read more than the limit. */
    private static final int BEFORE_SECURITY = -101;

    private static final String API = "/api/**";

    @Bean
    ProblemDetails problems(CurrentTrace trace) {
        return new ProblemDetails(trace);
    }

    @Bean
    ProblemWriter problemWriter(ProblemDetails problems, JsonMapper json) {
        return new ProblemWriter(problems, json);
    }

    @Bean
    ProblemControllerAdvice problemAdvice(ProblemDetails problems) {
        return new ProblemControllerAdvice(problems);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(WebProperties web, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(web.maxBody(), problems));
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ContentCodingFilter> contentCoding(ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new ContentCodingFilter(problems));
        filter.setOrder(BEFORE_SECURITY);
        return filter;
    }

    @Bean
    ConnectionDrainFilter draining(WebProperties web, ApplicationContext context) {
        return new ConnectionDrainFilter(web.drain(), () -> refuseConnections(context));
    }

    /** Of the API only: the management port goes on telling how it stands. */
    private static void refuseConnections(ApplicationContext context) {
        if (context instanceof WebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            for (var connector : server.getTomcat().getService().findConnectors()) {
                connector.getProtocolHandler().closeServerSocketGraceful();
            }
        }
    }

    @Bean
    FilterRegistrationBean<ConnectionDrainFilter> drainingFilter(ConnectionDrainFilter draining) {
        var filter = new FilterRegistrationBean<>(draining);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** After Boot's own customizers, so that it speaks before the valve that they add. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(
            ProblemDetails problems, JsonMapper json) {
        return ProblemReportValve.in(problems, json);
    }

    @Bean
    WebMvcConfigurer requestsAsTheyAreMeant(ObjectProvider<RequestMappingHandlerAdapter> mvc) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry formatters) {
                formatters.addConverter(new InstantConverter());
                formatters.addConverter(new LocalDateConverter());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new QueryParameterInterceptor(() -> resolversOf(mvc.getObject())))
                        .addPathPatterns(API);
                interceptors.addInterceptor(new LowerCaseIdInterceptor()).addPathPatterns(API);
            }
        };
    }

    private static List<HandlerMethodArgumentResolver> resolversOf(RequestMappingHandlerAdapter mvc) {
        var resolvers = mvc.getArgumentResolvers();
        return resolvers == null ? List.of() : resolvers;
    }

    @Bean
    WaitPreference waitPreference(WebProperties web) {
        return new WaitPreference(web.maxWait());
    }

    @Bean
    JacksonModule instantsInMilliseconds() {
        return new SimpleModule("instants in milliseconds")
                .addSerializer(Instant.class, new MillisecondInstantSerializer());
    }

    @Bean
    JacksonModule strictLocalDates() {
        return new SimpleModule("strict local dates")
                .addDeserializer(LocalDate.class, new StrictLocalDateDeserializer());
    }

    /** A text is written as one: 7 is not "7". */
    @Bean
    JsonMapperBuilderCustomizer noTextsOfOtherValues() {
        return mapper -> mapper.withCoercionConfig(
                LogicalType.Textual,
                texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** Whoever says a thing twice is asked which one is meant. */
    @Bean
    JsonMapperBuilderCustomizer noDuplicateKeys() {
        return mapper -> mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    ProblemErrorController problemPage(ProblemDetails problems, ProblemWriter writer) {
        return new ProblemErrorController(problems, writer);
    }

    @Bean
    ErrorAttributes problemAttributes(ProblemDetails problems) {
        return new ProblemErrorAttributes(problems);
    }

    /** What Spring Security's firewall refuses, as a path with an encoded slash. */
    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, rejected) -> problems.write(response, ProblemCode.MALFORMED_REQUEST);
    }
}
