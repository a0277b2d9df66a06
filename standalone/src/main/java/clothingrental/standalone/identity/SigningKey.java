package clothingrental.standalone.identity;

import clothingrental.standalone.store.DataFolder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/** The key that tokens are signed with. It is kept in the data folder, so that a token outlives a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Reads the key, or makes one on the first start. */
    static RSAKey in(DataFolder folder) throws IOException, JOSEException, ParseException {
        var file = folder.resolve("signing-key.json");
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        var key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        // whole or not at all: half a key would keep the system from ever starting again
        var draft = folder.resolve("signing-key.draft");
        Files.deleteIfExists(draft);
        folder.createSecretly(draft);
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
