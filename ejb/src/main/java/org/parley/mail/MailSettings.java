package org.parley.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.mail.*}. */
@Dependent
public class MailSettings {
    @Inject @ConfigProperty(name = "parley.mail.smtp-host") Optional<String> host;
    @Inject @ConfigProperty(name = "parley.mail.smtp-port") int port;
    @Inject @ConfigProperty(name = "parley.mail.smtp-tls") String tls;
    @Inject @ConfigProperty(name = "parley.mail.smtp-user") Optional<String> user;
    @Inject @ConfigProperty(name = "parley.mail.smtp-password") Optional<String> password;
    @Inject @ConfigProperty(name = "parley.mail.from") String from;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;

    boolean isOpen() {
        return host.filter(name -> !name.isBlank()).isPresent();
    }

    String from() {
        return from;
    }

    /** Address of the portal as letters name it, without a slash at its end. */
    String portal() {
        return portal.replaceAll("/+$", "");
    }

    /** Right-hand side of message ids. */
    String portalHost() {
        var name = URI.create(portal).getHost();
        return name == null ? "localhost" : name;
    }

    Optional<String> user() {
        return user.filter(name -> !name.isBlank());
    }

    String password() {
        return password.orElse("");
    }

    /** As Jakarta Mail names them. */
    Properties session() {
        var session = new Properties();
        session.put("mail.smtp.host", host.orElse(""));
        session.put("mail.smtp.port", port);
        session.put("mail.smtp.connectiontimeout", 5000);
        session.put("mail.smtp.timeout", 10000);
        session.put("mail.smtp.writetimeout", 10000);
        session.put("mail.smtp.auth", user().isPresent());
        session.put("mail.smtp.starttls.enable", !tls.equals("off"));
        session.put("mail.smtp.starttls.required", tls.equals("required"));
        session.put("mail.smtp.ssl.enable", tls.equals("implicit"));
        session.put("mail.smtp.ssl.checkserveridentity", true);
        return session;
    }
}
