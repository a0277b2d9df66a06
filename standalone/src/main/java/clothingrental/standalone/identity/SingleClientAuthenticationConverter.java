package clothingrental.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses, with {@code invalid_request}, a client that authenticates in more than one way at once (RFC 6749, section
 * 2.3). Without it the first way that is looked at would win, whatever the others say.
 */
final class SingleClientAuthenticationConverter implements AuthenticationConverter {

    private static final OAuth2Error SEVERAL_WAYS =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "a client authenticates in one way only", null);

    /** Reads nothing: the converters behind this one do. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var ways =
                Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size()
                        + valuesOf(request, OAuth2ParameterNames.CLIENT_SECRET)
                        + valuesOf(request, OAuth2ParameterNames.CLIENT_ASSERTION);
        if (ways > 1) {
            throw new OAuth2AuthenticationException(SEVERAL_WAYS);
        }
        return null;
    }

    private static int valuesOf(HttpServletRequest request, String parameter) {
        var values = request.getParameterValues(parameter);
        return values == null ? 0 : values.length;
    }
}
