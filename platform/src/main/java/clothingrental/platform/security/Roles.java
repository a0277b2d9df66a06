package clothingrental.platform.security;

import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * The roles of the design, as the token's claim {@code roles} names them: each is one public constant. What a role may do
 * stands at each REST interface, by {@code @RolesAllowed}.
 */
public final class Roles {

    public static final String CUSTOMER = "customer";
    public static final String DELIVERY = "delivery";
    public static final String SUPPORT = "support";
    public static final String AUDITOR = "auditor";
    public static final String OPERATOR = "operator";

    /** What Spring Security puts before a role's name. */
    private static final String PREFIX = "ROLE_";

    private Roles() {}

    /** The roles of a user, without Spring's prefix. */
    public static Stream<String> of(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()));
    }
}
