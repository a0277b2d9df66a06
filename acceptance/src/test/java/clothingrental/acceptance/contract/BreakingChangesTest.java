package clothingrental.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The check sees what it is there for: each break is made in the committed description, and found. */
class BreakingChangesTest {

    private static final JsonMapper JSON = new JsonMapper();

    // ---- breaks

    @Test
    void aPathThatIsGone() {
        assertThat(breaksWhen(api -> object(api, "/paths").remove("/api/orders/{orderId}/return")))
                .containsExactly("POST /api/orders/{orderId}/return: removed");
    }

    @Test
    void anOperationThatIsGone() {
        assertThat(breaksWhen(api -> object(api, "/paths/~1api~1orders").remove("post")))
                .containsExactly("POST /api/orders: removed");
    }

    @Test
    void aFieldThatIsGoneFromAnAnswerAlsoWithinAPage() {
        assertThat(breaksWhen(api -> properties(api, "OrderView").remove("timeline")))
                .contains(
                        "GET /api/orders/{orderId}: response 200.timeline removed",
                        "GET /api/orders: response 200.content[].timeline removed");
    }

    @Test
    void aNewFieldThatARequestMustHave() {
        assertThat(breaksWhen(api -> {
                    properties(api, "PlaceOrderRequest").putObject("coupon").put("type", "string");
                    array(api, "/components/schemas/PlaceOrderRequest/required").add("coupon");
                }))
                .containsExactly("POST /api/orders: request.coupon is required now");
    }

    @Test
    void aFieldOfARequestThatWasOptional() {
        assertThat(breaksWhen(api -> array(api, "/components/schemas/ContactRequest/required")
                        .add("phone")))
                .containsExactly("PUT /api/customers/me: request.phone is required now");
    }

    @Test
    void aFieldOfAnotherType() {
        assertThat(breaksWhen(api -> object(api, "/components/schemas/Accepted/properties/orderId")
                        .put("type", "integer")))
                .contains("POST /api/orders: response 201.orderId is integer now");
    }

    @Test
    void aValueThatARequestMayNotHaveAnyMore() {
        assertThat(breaksWhen(api -> array(api, "/components/schemas/CancellationRequest/properties/reason/enum")
                        .remove(0)))
                .containsExactly(
                        "POST /api/orders/{orderId}/cancellation: request.reason knows no CHANGED_MIND any more");
    }

    @Test
    void aValueThatAnAnswerCouldNotHaveBefore() {
        assertThat(breaksWhen(api -> array(api, "/components/schemas/DeliveryView/properties/status/enum")
                        .add("LOST")))
                .contains("GET /api/deliveries: response 200.content[].status may be LOST now");
    }

    @Test
    void aTighterLimit() {
        assertThat(breaksWhen(api -> object(api, "/components/schemas/ContactRequest/properties/name")
                        .put("maxLength", 50)))
                .containsExactly("PUT /api/customers/me: request.name MaxLength");
    }

    @Test
    void eachOfTwoBreaksOfOneOperation() {
        assertThat(breaksWhen(api -> {
                    object(api, "/components/schemas/ContactRequest/properties/phone")
                            .put("pattern", "[0-9]+");
                    array(api, "/components/schemas/ContactRequest/required").add("phone");
                }))
                .containsExactly(
                        "PUT /api/customers/me: request.phone Pattern",
                        "PUT /api/customers/me: request.phone is required now");
    }

    @Test
    void aPermissionThatIsNewlyNeeded() {
        assertThat(breaksWhen(api -> object(api, "/components/securitySchemes/token")
                        .put("type", "http")
                        .put("scheme", "basic")))
                .contains("POST /api/orders: SecurityRequirements");
    }

    @Test
    void aParameterThatIsGoneOrHasToBeGiven() {
        assertThat(breaksWhen(
                        api -> array(api, "/paths/~1api~1orders/get/parameters").remove(0)))
                .containsExactly("GET /api/orders: parameter status removed");
        assertThat(breaksWhen(api ->
                        object(api, "/paths/~1api~1orders/get/parameters/0").put("required", true)))
                .containsExactly("GET /api/orders: parameter status is required now");
    }

    @Test
    void anAnswerThatIsGone() {
        assertThat(breaksWhen(api ->
                        object(api, "/paths/~1api~1orders/post/responses").remove("201")))
                .containsExactly("POST /api/orders: response 201 removed");
    }

    @Test
    void anotherFormatOfTheAnswer() {
        assertThat(breaksWhen(api -> {
                    var content = object(api, "/paths/~1api~1orders/get/responses/200/content");
                    content.set("application/xml", content.remove("application/json"));
                }))
                .containsExactly("GET /api/orders: response 200 no longer as application/json");
    }

    // ---- no breaks

    @Test
    void nothingThatIsAddedForThoseWhoWantIt() {
        assertThat(breaksWhen(api -> {
                    properties(api, "OrderView").putObject("note").put("type", "string");
                    properties(api, "PlaceOrderRequest").putObject("note").put("type", "string");
                    object(api, "/paths")
                            .set(
                                    "/api/news",
                                    object(api, "/paths/~1api~1orders").deepCopy());
                }))
                .isEmpty();
    }

    @Test
    void noOtherWords() {
        assertThat(breaksWhen(api -> object(api, "/paths/~1api~1orders/post")
                        .put("summary", "other words")
                        .put("operationId", "another")))
                .isEmpty();
    }

    private static SortedSet<String> breaksWhen(Consumer<ObjectNode> change) {
        var before = OpenApiDocument.ofLastRelease();
        var after = (ObjectNode) JSON.readTree(before);
        change.accept(after);
        return BreakingChanges.between(before, JSON.writeValueAsString(after));
    }

    private static ObjectNode properties(ObjectNode api, String schema) {
        return object(api, "/components/schemas/" + schema + "/properties");
    }

    private static ObjectNode object(ObjectNode api, String pointer) {
        return (ObjectNode) api.at(pointer);
    }

    private static ArrayNode array(ObjectNode api, String pointer) {
        return (ArrayNode) api.at(pointer);
    }
}
