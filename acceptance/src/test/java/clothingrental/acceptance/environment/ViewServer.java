package clothingrental.acceptance.environment;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.concurrent.CountDownLatch;

/** The MongoDB server of the tests, as a process of its own; its arguments are its port and its file. */
final class ViewServer {

    private ViewServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        new MongoServer(new H2Backend(arguments[1])).bind("127.0.0.1", Integer.parseInt(arguments[0]));
        new CountDownLatch(1).await();
    }
}
