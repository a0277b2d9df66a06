package clothingrental.query.projection.store;

import java.util.Optional;

/** Where projections stand: a port. An answer means that it is kept, whatever happens to the store's process. */
public interface ProjectionStateStore {

    Optional<ProjectionState> find(String projection);

    /** Stores the first one of a projection; whoever comes second changes nothing. */
    void insertFirst(ProjectionState state);

    /**
     * Compare and set.
     *
     * @param revision of what is replaced
     * @return whether it was there in this revision
     */
    boolean replace(long revision, ProjectionState state);
}
