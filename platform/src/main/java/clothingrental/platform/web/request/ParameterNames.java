package clothingrental.platform.web.request;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** How clients know a controller's parameters. */
public final class ParameterNames {

    private ParameterNames() {}

    /** The name of a query or path parameter, or of a header. */
    public static String nameOf(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        var query = parameter.getParameterAnnotation(RequestParam.class);
        var path = parameter.getParameterAnnotation(PathVariable.class);
        return Stream.of(
                        Optional.ofNullable(header).map(RequestHeader::name),
                        Optional.ofNullable(query).map(RequestParam::name),
                        Optional.ofNullable(path).map(PathVariable::name))
                .flatMap(Optional::stream)
                .filter(StringUtils::hasText)
                .findFirst()
                .orElseGet(() -> named(parameter.getParameterName()));
    }

    private static String named(@Nullable String name) {
        return name == null ? "request" : name;
    }
}
