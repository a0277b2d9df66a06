package clothingrental.query.projection.store;

/**
 * A view's document as it is stored.
 *
 * @param id the document's id
 * @param version how often it has been written, from 1; a write is conditional on it
 * @param state what the fold gave
 * @param <S> the state
 */
public record ViewDocument<S>(String id, long version, S state) {}
