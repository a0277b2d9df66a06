package clothingrental.query.rebuild;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is known of rebuilds: a port. An answer means that it is kept, whatever happens to the store's process. */
public interface RebuildStore {

    void insert(Rebuild rebuild);

    void delete(String id);

    /** A rebuild of a projection. */
    Optional<Rebuild> find(String projection, String id);

    /**
     * Changes a rebuild, unless it has ended or there is none. Only the replica that leads changes one, but for its end.
     *
     * @param change gives the rebuild as it is from now on
     */
    void changeIfRunning(String id, UnaryOperator<Rebuild> change);
}
