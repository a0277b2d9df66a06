package clothingrental.delivery.web;

import clothingrental.api.delivery.DeliveryCommand.CompleteDelivery;
import clothingrental.api.delivery.DeliveryCommand.CorrectShipment;
import clothingrental.api.delivery.DeliveryCommand.ShipDelivery;
import clothingrental.api.delivery.DeliveryRefusalCode;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForDelivery;
import clothingrental.platform.text.UnicodeNfcConverter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The delivery team reports what it has done. */
@RestController
@RequestMapping("/api/deliveries/{deliveryId}")
@ForDelivery
@Tag(name = ApiTags.DELIVERIES, description = ApiTags.DELIVERIES_DESCRIPTION)
class DeliveryController {

    private final CommandGateway commands;

    DeliveryController(CommandGateway commands) {
        this.commands = commands;
    }

    record ShipmentRequest(
            @NotNull @JsonDeserialize(converter = UnicodeNfcConverter.class)
            String carrier,

            @NotNull String trackingNumber) {}

    @PostMapping("/shipment")
    @Refusals(
            value = {"DELIVERY_NOT_FOUND", "DELIVERY_CANCELLED", "DELIVERY_ALREADY_SHIPPED"},
            of = DeliveryRefusalCode.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "shipDelivery",
            summary = "The garments were checked and sent; for a return: collected",
            description = "Repeated with the same facts, or those they were corrected to, it succeeds; with others 409"
                    + " DELIVERY_ALREADY_SHIPPED.")
    void ship(@PathVariable String deliveryId, @Valid @RequestBody ShipmentRequest shipment) {
        commands.sendAndWait(new ShipDelivery(deliveryId, shipment.carrier(), shipment.trackingNumber()));
    }

    @PutMapping("/shipment")
    @Refusals(
            value = {"DELIVERY_NOT_FOUND", "DELIVERY_CANCELLED", "DELIVERY_NOT_SHIPPED", "DELIVERY_ALREADY_COMPLETED"},
            of = DeliveryRefusalCode.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "correctShipment",
            summary = "Carrier or tracking number were reported wrongly; these are the right ones",
            description = "Possible while the garments are under way; the customer gets a mail. The same facts again"
                    + " change nothing. Before the shipment 409 DELIVERY_NOT_SHIPPED, after the completion 409"
                    + " DELIVERY_ALREADY_COMPLETED.")
    void correct(@PathVariable String deliveryId, @Valid @RequestBody ShipmentRequest shipment) {
        commands.sendAndWait(new CorrectShipment(deliveryId, shipment.carrier(), shipment.trackingNumber()));
    }

    @PostMapping("/completion")
    @Refusals(
            value = {"DELIVERY_NOT_FOUND", "DELIVERY_CANCELLED", "DELIVERY_NOT_SHIPPED"},
            of = DeliveryRefusalCode.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "completeDelivery",
            summary = "The garments have arrived; for a return: they are back",
            description = "Repeated it succeeds.")
    void complete(@PathVariable String deliveryId) {
        commands.sendAndWait(new CompleteDelivery(deliveryId));
    }
}
