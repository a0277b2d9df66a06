package clothingrental.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.projection.definition.ViewIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/**
 * Whether an index serves a question: it begins with exactly the fields that are asked for by value, and goes on as the
 * answer is sorted, forwards or backwards; a range is a range of the first field that is sorted by. The embedded server
 * knows no such index, MongoDB does.
 */
final class IndexUse {

    private record Field(String name, int direction) {}

    private IndexUse() {}

    static void assertServed(BsonDocument question, List<? extends ViewIndex<?>> indexes) {
        assertThat(isForOneDocument(question) || indexes.stream().anyMatch(index -> serves(index, question)))
                .as("an index for %s", question.toJson())
                .isTrue();
    }

    private static boolean isForOneDocument(BsonDocument question) {
        return byValue(filterOf(question)).contains("_id");
    }

    private static boolean serves(ViewIndex<?> index, BsonDocument question) {
        var filter = filterOf(question);
        var values = byValue(filter);
        var fields = fieldsOf(MongoViewTable.keyOf(index).toBsonDocument());
        var names = fields.stream().map(Field::name).toList();
        if (values.size() > names.size()
                || !Set.copyOf(names.subList(0, values.size())).equals(values)) {
            return false;
        }
        var rest = fields.subList(values.size(), names.size());
        var sort = sortOf(question);
        var ranges = new HashSet<>(filter.keySet());
        ranges.removeAll(values);
        return (rest.equals(sort) || rest.equals(backwards(sort)))
                && ranges.stream().allMatch(rest.getFirst().name()::equals);
    }

    private static BsonDocument filterOf(BsonDocument question) {
        var filter = new BsonDocument();
        question.getDocument("filter").forEach((name, condition) -> {
            if (name.equals("$or")) {
                return; // leaves out more of what the index finds
            }
            if (name.equals("$and")) {
                condition.asArray().forEach(part -> merge(part.asDocument(), filter));
            } else {
                filter.put(name, condition);
            }
        });
        return filter;
    }

    private static void merge(BsonDocument part, BsonDocument into) {
        part.forEach((name, condition) -> {
            if (name.equals("$or")) {
                return;
            }
            if (into.containsKey(name) && condition.isDocument()) {
                var both = new BsonDocument();
                both.putAll(into.getDocument(name));
                both.putAll(condition.asDocument());
                into.put(name, both);
            } else {
                into.put(name, condition);
            }
        });
    }

    private static Set<String> byValue(BsonDocument filter) {
        var values = new HashSet<String>();
        filter.forEach((name, condition) -> {
            if (!condition.isDocument()) {
                values.add(name);
            }
        });
        return values;
    }

    private static List<Field> sortOf(BsonDocument question) {
        return fieldsOf(question.getDocument("sort"));
    }

    private static List<Field> fieldsOf(BsonDocument sort) {
        return sort.entrySet().stream()
                .map(field ->
                        new Field(field.getKey(), field.getValue().asNumber().intValue()))
                .toList();
    }

    private static List<Field> backwards(List<Field> sort) {
        return sort.stream()
                .map(field -> new Field(field.name(), -field.direction()))
                .toList();
    }
}
