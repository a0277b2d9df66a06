package clothingrental.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Refuses who does not authenticate as a client, as RFC 6749 (section 5.2) has it: 401 {@code invalid_client} with a
 * challenge, also for no credentials at all; 400 for a request that can't be understood.
 */
final class ClientAuthenticationFailureHandler implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private static final String BASIC = "Basic realm=\"rental\"";
    private static final OAuth2Error NO_CLIENT = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        refuse(response, NO_CLIENT);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException known ? known.getError() : NO_CLIENT;
        // what was wrong with a client's credentials is nobody's business
        refuse(response, isInvalidClient(error) ? NO_CLIENT : error);
    }

    private void refuse(HttpServletResponse response, OAuth2Error error) throws IOException {
        var answer = new ServletServerHttpResponse(response);
        if (isInvalidClient(error)) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        } else {
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        errors.write(error, null, answer);
    }

    private static boolean isInvalidClient(OAuth2Error error) {
        return error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
