package clothingrental.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall with header values as RFC 9110 has them (section 5.5): octets outside ASCII are opaque, and whoever reads a
 * header says whether it makes sense. The strict firewall takes some of them, as bytes of UTF-8, for control characters, and says so only
 * when somebody reads the header, or all headers: a preference that is to be ignored would fail the request.
 *
 * <p>Media types are read by the framework, which has no one way to refuse them; outside ASCII they are refused here, before anything is done.
 */
final class Rfc9110HttpFirewall extends StrictHttpFirewall {

    private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final List<String> MEDIA_TYPES = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT);

    Rfc9110HttpFirewall() {
        setAllowedHeaderValues(value -> FIELD_VALUE.matcher(value).matches());
    }

    /** @throws RequestRejectedException answered with 400 MALFORMED_REQUEST */
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        for (var header : MEDIA_TYPES) {
            for (var value : Collections.list(request.getHeaders(header))) {
                if (!ASCII.matcher(value).matches()) {
                    throw new RequestRejectedException("The header " + header + " is not in ASCII.");
                }
            }
        }
        return super.getFirewalledRequest(request);
    }
}
