package org.parley.privacy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.privacy.*}: who runs this portal and where. */
@Dependent
public class PrivacySettings {
    @Inject @ConfigProperty(name = "parley.privacy.operator") Optional<String> operator;
    @Inject @ConfigProperty(name = "parley.privacy.contact") Optional<String> contact;
    @Inject @ConfigProperty(name = "parley.privacy.location") Optional<String> location;

    /** Name and postal address; empty until the operator says. */
    public Optional<String> operator() {
        return operator.filter(text -> !text.isBlank());
    }

    /** Where people write to about their data. */
    public Optional<String> contact() {
        return contact.filter(text -> !text.isBlank());
    }

    /** Country or place of the servers. */
    public Optional<String> location() {
        return location.filter(text -> !text.isBlank());
    }
}
