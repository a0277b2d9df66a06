package clothingrental.standalone.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * GreenMail, if no mail server is configured by {@code spring.mail.host}: customers read their mails by IMAP, the login
 * is their e-mail address, any password will do. It keeps the newest mails, in memory only.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
class EmbeddedMailServer {

    /**
     * Where the embedded mail server listens, and how much it keeps.
     *
     * @param address on which interface
     * @param smtpPort for mails to come
     * @param imapPort for mails to be read
     * @param mostOfABox how many mails a box keeps, the newest ones
     * @param mostInAll how many mails all boxes together keep, the newest ones
     */
    @ConfigurationProperties("rental.mail")
    record Ports(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("3025") int smtpPort,
            @DefaultValue("3143") int imapPort,
            @DefaultValue("200") int mostOfABox,
            @DefaultValue("20000") int mostInAll) {}

    @Bean(initMethod = "start", destroyMethod = "stop")
    GreenMail mailServer(Ports ports) {
        var server = new GreenMail(new ServerSetup[] {
                    new ServerSetup(ports.smtpPort(), ports.address(), ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(ports.imapPort(), ports.address(), ServerSetup.PROTOCOL_IMAP)
                })
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        var users = server.getUserManager();
        users.setMessageDeliveryHandler(new BoundedMailDeliveryHandler(users, ports.mostOfABox(), ports.mostInAll()));
        return server;
    }

    @Bean
    JavaMailSenderImpl mailSender(Ports ports, GreenMail mailServer, MailProperties limits) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(ports.address());
        sender.setPort(mailServer.getSmtp().getPort());
        sender.getJavaMailProperties().putAll(limits.getProperties());
        return sender;
    }
}
