package clothingrental.query.projection;

import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * An index of a view: the fields that are asked for by value, and then how the answer is sorted, or which range of it
 * is wanted. It is data so that a test can hold each question against it.
 *
 * @param fields in the index's order
 */
public record ViewIndex(List<Field> fields) {

    /**
     * A field of an index.
     *
     * @param name as in the document, with dots
     * @param direction 1 for ascending, -1 for descending
     */
    public record Field(String name, int direction) {}

    /** For questions about exactly these values; sorted by what is added to it. */
    public static ViewIndex on(String... names) {
        return new ViewIndex(List.of()).with(1, names);
    }

    public ViewIndex ascending(String... names) {
        return with(1, names);
    }

    public ViewIndex descending(String... names) {
        return with(-1, names);
    }

    /** As the store wants it. */
    public Bson toBson() {
        return Indexes.compoundIndex(fields.stream()
                .map(field ->
                        field.direction() > 0 ? Indexes.ascending(field.name()) : Indexes.descending(field.name()))
                .toList());
    }

    private ViewIndex with(int direction, String... names) {
        var more = new ArrayList<>(fields);
        for (var name : names) {
            more.add(new Field(name, direction));
        }
        return new ViewIndex(List.copyOf(more));
    }
}
