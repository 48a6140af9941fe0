package org.parley.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.parley.door.Doors;
import org.parley.privacy.BrowserItem;
import org.parley.privacy.DataCategory;
import org.parley.privacy.KeptWords;
import org.parley.privacy.PrivacySettings;
import org.parley.privacy.Recipient;
import org.parley.web.Texts;

/**
 * The privacy policy, written from what is declared and configured (C11, GDPR Art. 13): a purpose, recipient or cookie that is
 * not in force is not in it, and nothing else can be.
 */
@Named
@ApplicationScoped
public class Policy {
    @Inject Config config;
    @Inject PrivacySettings settings;
    @Inject KeptWords kept;
    @Inject Doors doors;

    public List<Purpose> getPurposes() {
        return Arrays.stream(Purpose.values()).filter(purpose -> !purpose.isOptional() || purpose.recipients().stream().anyMatch(this::isSet)).toList();
    }

    private boolean isSet(Recipient recipient) {
        return recipient.setting() == null || !value(recipient).isEmpty();
    }

    private String value(Recipient recipient) {
        return config.getOptionalValue(recipient.setting(), String.class).orElse("").strip();
    }

    public List<DataCategory> getCategories() {
        return Arrays.stream(DataCategory.values()).filter(category -> getPurposes().stream().anyMatch(purpose -> purpose.categories().contains(category))
            || category == DataCategory.MEMBERSHIP).toList();
    }

    /** Who gets what a purpose uses, with the name of the machine where it is not this one. */
    public String recipients(Purpose purpose) {
        var names = purpose.recipients().stream().filter(this::isSet).map(this::name).toList();
        return names.isEmpty() ? Texts.get("recipient.nobody") : String.join(", ", names);
    }

    private String name(Recipient recipient) {
        var word = Texts.get("recipient." + recipient.word());
        if (recipient == Recipient.OTHER_DOORS) return word + ": " + String.join(", ", doors.recipients());
        return recipient.setting() == null ? word : word + " (" + value(recipient).replaceAll("//[^/@]*@", "//") + ")";
    }

    public String categories(Purpose purpose) {
        return purpose.categories().stream().map(category -> Texts.get("category.title." + category.word())).collect(Collectors.joining(", "));
    }

    public String kept(DataCategory category) {
        return kept.of(category);
    }

    public String basis(Purpose purpose) {
        return Texts.get("basis." + purpose.basis().letter());
    }

    public List<BrowserItem> getBrowser() {
        return List.of(BrowserItem.values());
    }

    public String getOperator() {
        return settings.operator().orElse("");
    }

    public String getContact() {
        return settings.contact().orElse("");
    }

    public String getLocation() {
        return settings.location().orElseGet(() -> Texts.get("privacy.text.location-own"));
    }

    /** All of it as text, for the archive: the page shows the same. */
    String text() {
        var lines = Stream.<String>builder();
        lines.add(Texts.get("privacy.text.intro"));
        heading(lines, "privacy.title.operator");
        lines.add(getOperator().isEmpty() ? Texts.get("privacy.text.no-operator") : getOperator() + (getContact().isEmpty() ? "" : " · " + getContact()));
        lines.add(getLocation());
        heading(lines, "privacy.title.purposes");
        for (var purpose : getPurposes()) lines.add(Texts.get("purpose.title." + purpose.word()) + ": " + Texts.get("purpose.text." + purpose.word()) + " "
            + categories(purpose) + ". " + basis(purpose) + ". " + Texts.get("privacy.title.recipients") + ": " + recipients(purpose) + ".");
        heading(lines, "privacy.title.kept");
        for (var category : getCategories()) lines.add(Texts.get("category.title." + category.word()) + ": " + kept(category) + ". " + Texts.get("kept.because." + category.word()) + ".");
        heading(lines, "privacy.title.browser");
        for (var item : getBrowser()) lines.add(item.item() + ": " + Texts.get("browser.text." + item.word()));
        heading(lines, "privacy.title.signals");
        lines.add(Texts.get("privacy.text.signals"));
        heading(lines, "privacy.title.rights");
        lines.add(Texts.get("privacy.text.rights"));
        return lines.build().collect(Collectors.joining("\n\n"));
    }

    private static void heading(Stream.Builder<String> lines, String key) {
        lines.add("## " + Texts.get(key));
    }

    /** What the text is written from, without the words: when this changes, something people agreed to does. */
    String facts() {
        var facts = Stream.<Object>builder();
        for (var purpose : getPurposes()) facts.add(purpose).add(purpose.basis()).add(purpose.categories()).add(purpose.recipients().stream().filter(this::isSet).map(this::name).toList());
        for (var category : getCategories()) facts.add(category).add(kept(category));
        for (var item : getBrowser()) facts.add(item).add(item.choice());
        facts.add(getOperator()).add(getLocation());
        return ConsentRecord.sha256(facts.build().map(Object::toString).collect(Collectors.joining("|")));
    }
}
