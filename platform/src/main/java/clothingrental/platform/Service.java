package clothingrental.platform;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** A service as a process of its own. */
public final class Service {

    private Service() {}

    /**
     * Starts a service.
     *
     * @param application the class with its configuration
     * @param name the service's name, and that of its {@code .yml}; several services' files are on one class path in
     *     {@code standalone}, so none is called {@code application.yml}
     * @param arguments the command line's
     */
    public static void run(Class<?> application, String name, String... arguments) {
        new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name)
                .run(arguments);
    }
}
