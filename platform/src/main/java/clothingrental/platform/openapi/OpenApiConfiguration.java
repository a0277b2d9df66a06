package clothingrental.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The description of the API: the token flow, what is required, and how each operation may be refused. */
@AutoConfiguration
@EnableConfigurationProperties(ApiProperties.class)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI description(ApiProperties properties) {
        return new OpenAPI()
                .info(new Info()
                        .title("Clothing rental")
                        .version("1")
                        .description("Customers order garments and follow them; the delivery team ships and collects.")
                        .contact(new Contact().name("The rental's engineers")))
                .addServersItem(new Server().url("/").description("where this description is served"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .description("In standalone the client is the user: alice/alice, dana/dana …")
                                        .flows(new OAuthFlows()
                                                .clientCredentials(new OAuthFlow()
                                                        .tokenUrl(properties.tokenUrl())
                                                        .scopes(new Scopes())))))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    RefusalOperationCustomizer refusalResponses() {
        return new RefusalOperationCustomizer();
    }

    @Bean
    RequiredPropertiesModelConverter requiredComponents() {
        return new RequiredPropertiesModelConverter();
    }

    /** Springdoc drops schemas that no operation has referred to before. */
    @Bean
    GlobalOpenApiCustomizer problemSchemas() {
        return api -> {
            api.getComponents().addSchemas(ProblemSchema.NAME, ProblemSchema.schema());
            api.getComponents().addSchemas(ProblemSchema.Violation.NAME, ProblemSchema.Violation.schema());
        };
    }

    /** In one order, whichever controller was found first. */
    @Bean
    GlobalOpenApiCustomizer sortedTags() {
        return api -> {
            if (api.getTags() != null) {
                api.getTags().sort(Comparator.comparing(Tag::getName));
            }
        };
    }
}
