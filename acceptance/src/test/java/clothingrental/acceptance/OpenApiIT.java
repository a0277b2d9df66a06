package clothingrental.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.acceptance.contract.OpenApiDocument;
import clothingrental.acceptance.people.Http;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
                        "/api/support/orders/{orderId}/mails",
                        "/api/support/cancellations",
                        "/api/support/intake",
                        "/api/support/demand",
                        "/api/audit/orders/{orderId}",
                        "/api/audit/orders/{orderId}/events",
                        "/api/audit/events",
                        "/api/audit/projections/{name}/rebuilds",
                        "/api/audit/projections/{name}/rebuilds/{id}");
        for (var path : description.path("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asString("")).isNotEmpty();
                assertThat(operation.path("description").asString("")).isNotEmpty();
                assertThat(operation.path("responses").propertyNames())
                        .contains("400", "401", "403", "503")
                        .doesNotContain("default");
                for (var status : operation.path("responses").propertyNames()) {
                    if (status.compareTo("400") >= 0) {
                        var problem = operation.at("/responses/" + status + "/content/application~1problem+json");
                        assertThat(problem.at("/schema/$ref").asString("")).isEqualTo("#/components/schemas/Problem");
                        assertThat(problem.path("examples"))
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(
                                                example.at("/value/status").asInt())
                                        .isEqualTo(Integer.parseInt(status)));
                    }
                }
            }
        }
    }

    @Test
    void whatIsAlwaysThereIsRequiredAndNothingElse() {
        var schemas = http.send("GET", "/v3/api-docs", null, Map.of())
                .body()
                .path("components")
                .path("schemas");

        assertThat(schemas.path("OrderView").path("required"))
                .extracting(JsonNode::asString)
                .contains("orderId", "status", "lines", "placedAt", "timeline")
                .doesNotContain("delivery", "returnDelivery", "cancellation");
        assertThat(schemas.path("DeliveryDetail").path("required"))
                .extracting(JsonNode::asString)
                .contains("deliveryId", "leg")
                .doesNotContain("recipient", "carrier");
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
