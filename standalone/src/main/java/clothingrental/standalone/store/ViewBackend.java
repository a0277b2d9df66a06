package clothingrental.standalone.store;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;

/**
 * The views' file. It is written about once a second, all of it or nothing; a killed process loses that second, of views
 * and of their tokens alike, and makes it up from the events. What can't be made up is written with a journal, as the
 * protocol has it, and is in the file before the answer.
 */
final class ViewBackend extends H2Backend {

    ViewBackend(Path file) {
        super(file.toString());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var answer = super.handleMessage(message);
        if (message.getDocument().get("writeConcern") instanceof Document concern
                && Boolean.TRUE.equals(concern.get("j"))) {
            commit();
        }
        return answer;
    }
}
