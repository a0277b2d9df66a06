package clothingrental.query.projection.store;

import java.util.List;

/** What is stored of a document, as it is, without being read into a state. Only those of one store can be compared. */
public interface StoredState {

    /** Whether the same is stored, whatever order it is in. */
    boolean isSameAs(StoredState other);

    /** Whether these fields are the same. */
    boolean isSameIn(List<String> fields, StoredState other);
}
