package clothingrental.query.projection;

/**
 * A view's document as it is stored. Each view has a record of this kind, because MongoDB's codec for records wants to
 * know the state's type.
 *
 * @param <S> the state
 */
public interface Stored<S> {

    /** The document's id. */
    String id();

    /** How often it has been written, from 1; a write is conditional on it. */
    long version();

    S state();
}
