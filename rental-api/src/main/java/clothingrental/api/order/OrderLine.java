package clothingrental.api.order;

/**
 * One garment of an order.
 *
 * @param productId opaque here: a catalogue with stock is not part of this system
 * @param quantity how many of it
 */
public record OrderLine(String productId, int quantity) {}
