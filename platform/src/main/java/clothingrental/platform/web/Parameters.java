package clothingrental.platform.web;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestHeader;

/** How clients know a controller's parameters. */
final class Parameters {

    private Parameters() {}

    /** The name of a query or path parameter, or of a header. */
    static String nameOf(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null && !header.name().isEmpty()) {
            return header.name();
        }
        var name = parameter.getParameterName();
        return name == null ? "request" : name;
    }
}
