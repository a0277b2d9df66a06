package clothingrental.query.view;

import clothingrental.api.delivery.DeliveryView;

/**
 * What is known of a delivery.
 *
 * @param view as the team sees it
 * @param sequence the last event's sequence number
 */
public record DeliveryState(DeliveryView view, long sequence) {}
