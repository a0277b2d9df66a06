package clothingrental.query.order;

import clothingrental.query.fold.OrderState;
import clothingrental.query.projection.Stored;
import org.bson.codecs.pojo.annotations.BsonId;

/** A document of the collection {@code orders}; public for the eyes of MongoDB's codec. */
public record StoredOrder(@BsonId String id, long version, OrderState state) implements Stored<OrderState> {}
