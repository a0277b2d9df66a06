package clothingrental.platform.web.request;

import static java.util.stream.Collectors.joining;

import java.beans.PropertyDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;
import org.springframework.web.method.annotation.RequestParamMapMethodArgumentResolver;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/**
 * The query parameters that a handler method takes, found out as Spring MVC finds them out: by the resolver of each of its parameters.
 *
 * @param repeatable by name, whether it may be given more than once
 * @param any whether it takes whatever is given, as a map
 */
record DeclaredQueryParameters(Map<String, Boolean> repeatable, boolean any) {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** @param resolvers in the order in which Spring MVC asks them */
    static DeclaredQueryParameters of(HandlerMethod method, List<HandlerMethodArgumentResolver> resolvers) {
        var repeatable = new TreeMap<String, Boolean>();
        var any = false;
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            var type = parameter.nestedIfOptional().getNestedParameterType();
            if (Pageable.class.isAssignableFrom(type)) {
                repeatable.putAll(Map.of("page", false, "size", false, "sort", true));
            } else if (Sort.class.isAssignableFrom(type)) {
                repeatable.put("sort", true);
            } else {
                var resolver = resolverOf(parameter, resolvers);
                any |= resolver instanceof RequestParamMapMethodArgumentResolver;
                if (resolver instanceof RequestParamMethodArgumentResolver) {
                    repeatable.put(ParameterNames.nameOf(parameter), isMany(type));
                } else if (resolver instanceof ModelAttributeMethodProcessor) {
                    repeatable.putAll(propertiesOf(type));
                }
            }
        }
        return new DeclaredQueryParameters(repeatable, any);
    }

    boolean has(String name) {
        return any || repeatable.containsKey(name);
    }

    boolean isRepeatable(String name) {
        return repeatable.getOrDefault(name, any);
    }

    /** As clients are told it. */
    String names() {
        return repeatable.keySet().stream().collect(joining(", "));
    }

    private static @Nullable HandlerMethodArgumentResolver resolverOf(
            MethodParameter parameter, List<HandlerMethodArgumentResolver> resolvers) {
        return resolvers.stream()
                .filter(resolver -> resolver.supportsParameter(parameter))
                .findFirst()
                .orElse(null);
    }

    /** What data binding would set: by the constructor, as of records, or by setters. */
    private static Map<String, Boolean> propertiesOf(Class<?> type) {
        var properties = new TreeMap<String, Boolean>();
        var constructor = BeanUtils.getResolvableConstructor(type);
        if (constructor.getParameterCount() > 0) {
            var names = BeanUtils.getParameterNames(constructor);
            for (var index = 0; index < names.length; index++) {
                var parameter = constructor.getParameters()[index];
                var bound = parameter.getAnnotation(BindParam.class);
                properties.put(bound == null ? names[index] : bound.value(), isMany(parameter.getType()));
            }
        }
        Stream.of(BeanUtils.getPropertyDescriptors(type))
                .filter(property -> property.getWriteMethod() != null)
                .forEach(property -> properties.put(property.getName(), isMany(property)));
        return properties;
    }

    private static boolean isMany(PropertyDescriptor property) {
        return property.getPropertyType() != null && isMany(property.getPropertyType());
    }

    private static boolean isMany(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
