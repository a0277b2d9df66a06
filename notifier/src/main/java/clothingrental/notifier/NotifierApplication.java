package clothingrental.notifier;

import clothingrental.platform.Service;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The mails as a process of their own; configured by {@code notifier.yml} and environment variables. */
@EnableAutoConfiguration
@Import(NotifierConfiguration.class)
public class NotifierApplication {

    public static void main(String[] arguments) {
        Service.run(NotifierApplication.class, "notifier", arguments);
    }
}
