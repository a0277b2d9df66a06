package clothingrental.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Which section of an answer is wanted.
 *
 * @param skipped how many documents are left out at its beginning
 * @param after behind which position it begins; null for the beginning
 * @param size how many documents it has at most
 */
public record Section(long skipped, @Nullable Position after, int size) {

    /**
     * A place in an answer, whether or not there is a document now.
     *
     * @param value of the field that is sorted by
     * @param id of the document
     */
    public record Position(Object value, String id) {}

    /** The pages of an answer, from 0. */
    public static Section page(int number, int size) {
        return new Section((long) number * size, null, size);
    }

    /** What follows a position. */
    public static Section after(Position position, int size) {
        return new Section(0, position, size);
    }
}
