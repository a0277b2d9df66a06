package clothingrental.query.projection.store;

import org.jspecify.annotations.Nullable;

/**
 * Which section of an answer is wanted.
 *
 * @param skipped how many documents are left out at its beginning
 * @param after behind which position it begins; null for the beginning
 * @param size how many documents it has at most
 */
public record PageSection(long skipped, @Nullable Position after, int size) {

    /**
     * A place in an answer, whether or not there is a document now.
     *
     * @param value of the field that is sorted by
     * @param id of the document
     */
    public record Position(Object value, String id) {}

    /** The pages of an answer, from 0. */
    public static PageSection page(int number, int size) {
        return new PageSection((long) number * size, null, size);
    }

    /** What follows a position. */
    public static PageSection after(Position position, int size) {
        return new PageSection(0, position, size);
    }
}
