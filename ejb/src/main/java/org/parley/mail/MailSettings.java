package org.parley.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.mail.*}. */
@Dependent
public class MailSettings {
    @Inject @ConfigProperty(name = "parley.mail.smtp-host") Optional<String> host;
    @Inject @ConfigProperty(name = "parley.mail.smtp-port") int port;
    @Inject @ConfigProperty(name = "parley.mail.smtp-tls") String tls;
    @Inject @ConfigProperty(name = "parley.mail.smtp-user") Optional<String> user;
    @Inject @ConfigProperty(name = "parley.mail.smtp-password") Optional<String> password;
    @Inject @ConfigProperty(name = "parley.mail.smtp-certificates") Optional<String> certificates;
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

    private static SSLSocketFactory trust(String file) {
        try {
            return Trust.in(Path.of(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("parley.mail.smtp-certificates: no PEM file that can be read at " + file, e);
        }
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
        // a password never travels in the open unless the operator says so
        session.put("mail.smtp.starttls.required", tls.equals("required") || tls.equals("auto") && user().isPresent());
        session.put("mail.smtp.ssl.enable", tls.equals("implicit"));
        session.put("mail.smtp.ssl.checkserveridentity", true);
        certificates.filter(file -> !file.isBlank()).ifPresent(file -> session.put("mail.smtp.ssl.socketFactory", trust(file)));
        return session;
    }
}
