package clothingrental.query.audit;

import static clothingrental.query.Journey.BOB;
import static clothingrental.query.Journey.START;
import static clothingrental.query.Journey.ofAnOrder;
import static clothingrental.query.Journey.ofOrder;
import static clothingrental.query.Journey.step;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.query.Recording;
import clothingrental.query.audit.EventExport.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventExportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Selection ALL = new Selection(null, null, null, null);

    @AutoClose
    private final Recording recording = new Recording();

    private final EventExport export = new EventExport(new EventLog(recording.events()), JSON);

    @Test
    void allEventsComeInTheOrderTheyHappened() throws IOException {
        recording
                .of(ofAnOrder().thereAndBack().history())
                .of(ofOrder("another", BOB, START).cancelledInTime().history());

        var lines = lines(ALL);

        assertThat(lines).hasSize(13 + 6 + 1);
        assertThat(lines.subList(0, 19))
                .extracting(line -> line.path("position").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines.getFirst().path("type").asString()).isEqualTo("OrderPlaced");
        assertThat(lines.getFirst().at("/payload/lines/0/productId").asString()).isEqualTo("hanbok-1001");
        assertThat(lines.getFirst().at("/metadata/userId").asString()).isEqualTo("alice");
    }

    @Test
    void theLastLineTellsHowManyThereAreAndTheDigestOfWhatIsBeforeIt() throws Exception {
        recording.of(ofAnOrder().thereAndBack().history());

        var text = export(ALL);

        var lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        assertThat(text.substring(lastLine))
                .isEqualTo("{\"count\":13,\"sha256\":\"%s\"}\n".formatted(sha256(text.substring(0, lastLine))));
    }

    @Test
    void anEmptyHistoryIsOneLine() throws Exception {
        assertThat(export(ALL)).isEqualTo("{\"count\":0,\"sha256\":\"%s\"}\n".formatted(sha256("")));
    }

    @Test
    void theTimeRangeIncludesItsBeginningAndNotItsEnd() throws IOException {
        recording.of(ofAnOrder().thereAndBack().history());

        assertThat(types(new Selection(step(2), step(4), null, null)))
                .containsExactly("PreparationStarted", "DeliveryShipped");
        assertThat(types(new Selection(step(12), null, null, null))).containsExactly("OrderReturned");
        assertThat(types(new Selection(step(13), null, null, null))).isEmpty();
    }

    @Test
    void oneTypeCanBeHadAlone() throws IOException {
        recording
                .of(ofAnOrder().thereAndBack().history())
                .of(ofOrder("another", BOB, START).placed().history());

        assertThat(types(new Selection(null, null, "OrderPlaced", null))).containsExactly("OrderPlaced", "OrderPlaced");
        assertThat(types(new Selection(null, null, "NoSuchEvent", null))).isEmpty();
    }

    @Test
    void anExportGoesOnAfterAnyPosition() throws IOException {
        recording.of(ofAnOrder().thereAndBack().history());
        var all = lines(ALL);

        for (var number = 0; number < 13; number++) {
            var position = all.get(number).path("position").asLong();
            var rest = lines(new Selection(null, null, null, position));
            assertThat(rest.subList(0, rest.size() - 1)).isEqualTo(all.subList(number + 1, 13));
        }
        assertThat(types(new Selection(null, null, null, 1_000_000L))).isEmpty();
    }

    @Test
    void positionsBecomeTokensOfTheStoresOwnKind() {
        assertThat(EventLog.after(7, new GlobalSequenceTrackingToken(99)))
                .isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(EventLog.after(7, GapAwareTrackingToken.newInstance(99, List.of(98L))))
                .isEqualTo(GapAwareTrackingToken.newInstance(7, List.of()));
    }

    private List<String> types(Selection selection) throws IOException {
        var lines = lines(selection);
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.path("type").asString())
                .toList();
    }

    private List<JsonNode> lines(Selection selection) throws IOException {
        return export(selection).lines().map(JSON::readTree).toList();
    }

    private String export(Selection selection) throws IOException {
        var bytes = new ByteArrayOutputStream();
        export.write(selection, bytes);
        return bytes.toString(UTF_8);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
