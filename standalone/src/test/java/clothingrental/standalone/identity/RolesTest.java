package clothingrental.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import clothingrental.platform.security.Roles;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A role is a constant of {@link Roles}. What else has to know it is named here, if it does not. */
class RolesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROLE_OF_THE_GLOSSARY = Pattern.compile("role `(\\w+)`");
    private static final Pattern PEOPLE_OF_THE_DOCUMENTS =
            Pattern.compile("(?m)^\\| ([\\w, ]+) \\| (\\w+) \\| .+ \\|$");

    private final JsonNode realm = new JsonMapper().readTree(text("deploy/keycloak/rental-realm.json"));

    @Test
    void everyRoleHasAnIdentityInTheDemo() {
        assertThat(Set.copyOf(demoIdentities().values())).isEqualTo(roles());
    }

    @Test
    void theRealmHasTheRoles() {
        assertThat(realm.path("roles")
                        .path("realm")
                        .valueStream()
                        .map(role -> role.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(roles());
    }

    @Test
    void theRealmHasTheIdentitiesOfTheDemoWithTheirRoles() {
        assertThat(realm.path("clients")
                        .valueStream()
                        .map(client -> client.path("clientId").asString()))
                .containsExactlyInAnyOrderElementsOf(demoIdentities().keySet());
        assertThat(realm.path("users")
                        .valueStream()
                        .collect(toMap(
                                user -> user.path("serviceAccountClientId").asString(),
                                user -> user.path("realmRoles").path(0).asString())))
                .isEqualTo(demoIdentities());
    }

    @ParameterizedTest
    @EnumSource
    void anIdentityHasASecretOfItsOwnWhereTheRealmIsRead(DemoIdentity identity) {
        var secret = "RENTAL_" + identity.id().toUpperCase(Locale.ROOT) + "_SECRET";

        assertThat(text("deploy/keycloak/rental-realm.json")).contains("\"${" + secret + "}\"");
        assertThat(text("docker-compose.yml")).contains(secret + ": ${" + secret + ":?");
        assertThat(text(".env.example")).contains("\n" + secret + "=");
    }

    @Test
    void theDocumentsNameTheRolesAndWhoHasThem() {
        assertThat(ROLE_OF_THE_GLOSSARY
                        .matcher(text("docs/glossary.md"))
                        .results()
                        .map(role -> role.group(1)))
                .containsExactlyInAnyOrderElementsOf(roles());
        assertThat(PEOPLE_OF_THE_DOCUMENTS
                        .matcher(section("docs/running.md", "| identity | role | may |"))
                        .results()
                        .flatMap(row -> Stream.of(row.group(1).split(", ")).map(name -> Map.entry(name, row.group(2))))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(demoIdentities());
    }

    private static Set<String> roles() {
        return Arrays.stream(Roles.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException impossible) {
                        throw new AssertionError(impossible);
                    }
                })
                .collect(toSet());
    }

    private static Map<String, String> demoIdentities() {
        return Arrays.stream(DemoIdentity.values()).collect(toMap(DemoIdentity::id, DemoIdentity::role));
    }

    /** The rows of the table with this head. */
    private static String section(String file, String head) {
        var text = text(file);
        var begin = text.indexOf(head);
        assertThat(begin).as("%s in %s", head, file).isNotNegative();
        var rows = text.indexOf("\n| ---", begin);
        return text.substring(text.indexOf('\n', rows + 1), text.indexOf("\n\n", rows));
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file), UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(file, failure);
        }
    }
}
