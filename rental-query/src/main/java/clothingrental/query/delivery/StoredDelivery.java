package clothingrental.query.delivery;

import clothingrental.query.fold.DeliveryState;
import clothingrental.query.projection.Stored;
import org.bson.codecs.pojo.annotations.BsonId;

/** A document of the collection {@code deliveries}; public for the eyes of MongoDB's codec. */
public record StoredDelivery(@BsonId String id, long version, DeliveryState state) implements Stored<DeliveryState> {}
