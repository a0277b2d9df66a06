package clothingrental.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import clothingrental.acceptance.people.Http;
import clothingrental.client.ApiClient;
import clothingrental.client.ApiException;
import clothingrental.client.api.CustomerApi;
import clothingrental.client.api.DeliveriesApi;
import clothingrental.client.api.OrdersApi;
import clothingrental.client.model.Address;
import clothingrental.client.model.CancellationRequest;
import clothingrental.client.model.CustomerContact;
import clothingrental.client.model.OrderLine;
import clothingrental.client.model.OrderView;
import clothingrental.client.model.PlaceOrderRequest;
import clothingrental.client.model.RentalPeriod;
import clothingrental.client.model.ShipmentRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others make a client of the description of the API, and take the whole journey with it. */
class GeneratedClientIT {

    private static final String WAIT = "wait=20";

    private final CustomerApi aliceAsCustomer = new CustomerApi(clientOf("alice"));
    private final OrdersApi alice = new OrdersApi(clientOf("alice"));
    private final DeliveriesApi dana = new DeliveriesApi(clientOf("dana"));

    private static ApiClient clientOf(String name) {
        var application = Rental.shared();
        var token = new Http(application).tokenOf(name);
        var client = new ApiClient();
        client.updateBaseUri(application.api().toString());
        client.setRequestInterceptor(request -> request.header("authorization", "Bearer " + token));
        return client;
    }

    @BeforeEach
    void aliceCanBeReached() throws ApiException {
        aliceAsCustomer.leaveContact(new CustomerContact()
                .name("Margaret Quimby")
                .email("m.quimby@letterbox.example")
                .locale(CustomerContact.LocaleEnum.EN)
                .address(new Address()
                        .line1("17 Larkspur Crescent")
                        .city("Wexcombe")
                        .postalCode("ZQ7 4XY")
                        .country("GB")));
    }

    @Test
    void theWholeJourneyIsTaken() throws ApiException {
        var orderId = place();
        var prepared = sees(orderId, OrderView.StatusEnum.PREPARING);
        assertThat(prepared.getLines()).extracting(OrderLine::getQuantity).containsExactly(2);
        var out = requireNonNull(prepared.getDelivery()).getDeliveryId();

        dana.shipDelivery(out, new ShipmentRequest().carrier("CJ Logistics").trackingNumber("CJ-4711"));
        dana.correctShipment(out, new ShipmentRequest().carrier("Hanjin").trackingNumber("H-12"));
        dana.completeDelivery(out);
        sees(orderId, OrderView.StatusEnum.DELIVERED);
        assertThat(alice.requestReturn(orderId).getStatus().getValue()).isEqualTo("RETURN_REQUESTED");
        var returning = await().until(() -> alice.getOrder(orderId, WAIT), view -> view.getReturnDelivery() != null);
        var back = requireNonNull(returning.getReturnDelivery()).getDeliveryId();
        dana.shipDelivery(back, new ShipmentRequest().carrier("Hanjin").trackingNumber("H-13"));
        dana.completeDelivery(back);

        assertThat(sees(orderId, OrderView.StatusEnum.RETURNED).getTimeline()).hasSize(7);
        assertThat(alice.listOrders(OrderView.StatusEnum.RETURNED.getValue(), 0, 20)
                        .getContent())
                .extracting(OrderView::getOrderId)
                .contains(orderId);
        assertThat(dana.getDelivery(back).getStatus().getValue()).isEqualTo("COMPLETED");
    }

    @Test
    void aRefusalIsReadByItsCode() throws ApiException {
        var orderId = place();
        sees(orderId, OrderView.StatusEnum.PREPARING);

        var refused = catchThrowableOfType(ApiException.class, () -> alice.requestReturn(orderId));

        assertThat(refused.getCode()).isEqualTo(409);
        assertThat(refused.getResponseBody()).contains("\"code\":\"ORDER_NOT_DELIVERED\"");
        alice.cancelOrder(orderId, new CancellationRequest().reason(CancellationRequest.ReasonEnum.CHANGED_MIND), null);
        sees(orderId, OrderView.StatusEnum.CANCELLED);
    }

    private String place() throws ApiException {
        var today = LocalDate.now(ZoneId.of("Asia/Seoul"));
        return alice.placeOrder(
                        new PlaceOrderRequest()
                                .addLinesItem(
                                        new OrderLine().productId("hanbok-1001").quantity(2))
                                .rentalPeriod(new RentalPeriod()
                                        .from(today.plusDays(3))
                                        .to(today.plusDays(5))),
                        UUID.randomUUID().toString())
                .getOrderId();
    }

    private OrderView sees(String orderId, OrderView.StatusEnum status) {
        return await().until(() -> alice.getOrder(orderId, WAIT), view -> view.getStatus() == status);
    }
}
