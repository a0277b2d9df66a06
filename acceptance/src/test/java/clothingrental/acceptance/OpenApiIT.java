package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.contract.OpenApiDocument;
import clothingrental.acceptance.people.Http;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API describes itself, and can be tried in the browser. */
@Tag("standalone")
class OpenApiIT {

    private final Http http = new Http(Rental.shared());

    @Test
    void everyOperationIsDescribedWithItsProblems() {
        var description = http.send("GET", "/v3/api-docs", null, Map.of()).body();

        assertThat(description.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/customers/me",
                        "/api/orders",
                        "/api/orders/{orderId}",
                        "/api/orders/{orderId}/cancellation",
                        "/api/orders/{orderId}/return",
                        "/api/orders/{orderId}/updates",
                        "/api/deliveries",
                        "/api/deliveries/{deliveryId}",
                        "/api/deliveries/{deliveryId}/shipment",
                        "/api/deliveries/{deliveryId}/completion",
                        "/api/support/orders",
                        "/api/support/orders/{orderId}",
                        "/api/support/cancellations",
                        "/api/support/intake",
                        "/api/audit/orders/{orderId}",
                        "/api/audit/orders/{orderId}/events",
                        "/api/audit/events",
                        "/api/audit/projections/{name}/rebuilds",
                        "/api/audit/projections/{name}/rebuilds/{id}");
        for (var path : description.path("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asString("")).isNotEmpty();
                assertThat(operation
                                .at("/responses/default/content/application~1problem+json/schema/$ref")
                                .asString(""))
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
    }

    @Test
    void everythingThatItRefersToIsThere() {
        var description = http.send("GET", "/v3/api-docs", null, Map.of()).body();

        var references = description.findValuesAsString("$ref");
        assertThat(references).contains("#/components/schemas/Problem", "#/components/schemas/OrderView");
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                description.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void itIsTheCommittedOne() {
        var served = OpenApiDocument.of(
                http.send("GET", "/v3/api-docs", null, Map.of()).body());

        if (Boolean.getBoolean("openapi.write")) {
            OpenApiDocument.commit(served);
        }
        assertThat(served)
                .as("docs/openapi.json is another. `-Dopenapi.write=true` writes it; look at the difference and commit"
                        + " it (docs/contracts.md)")
                .isEqualTo(OpenApiDocument.committed());
    }

    @Test
    void thePageToTryItKnowsWhereTokensComeFrom() {
        var description = http.send("GET", "/v3/api-docs", null, Map.of()).body();

        assertThat(description
                        .at("/components/securitySchemes/token/flows/clientCredentials/tokenUrl")
                        .asString(""))
                .isEqualTo("/oauth2/token");
        assertThat(http.send("GET", "/swagger-ui/index.html", null, Map.of()).status())
                .isEqualTo(200);
    }
}
