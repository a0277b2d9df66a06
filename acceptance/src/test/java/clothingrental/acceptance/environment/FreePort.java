package clothingrental.acceptance.environment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports for processes that are told where to listen. They are below those that the system gives to connections, so that none of
 * these takes the port of a process that is just being restarted.
 */
public final class FreePort {

    private static final int FIRST = 10_240;
    private static final int FIRST_OF_CONNECTIONS = 32_768;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** A port of the loopback interface that nobody listens on at the moment; never the same twice. */
    public static int any() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, FIRST_OF_CONNECTIONS);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
