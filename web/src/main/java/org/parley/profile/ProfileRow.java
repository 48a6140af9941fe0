package org.parley.profile;

import java.time.LocalDate;
import org.parley.web.Texts;

/** One field of the profile as it stands in the form. */
public class ProfileRow {
    private final ProfileField field;
    private String text, problem;
    private Audience audience;
    private boolean discoverable;

    ProfileRow(Told told) {
        field = told.field();
        text = told.text();
        audience = told.audience();
        discoverable = told.discoverable();
    }

    /** What is to be kept; where it is refused, {@link #getProblem} says what would be taken. */
    Told accept(LocalDate today) {
        try {
            var accepted = field.accept(text, today);
            var seen = field == ProfileField.NAME ? Audience.EVERYONE : audience;
            return new Told(field, accepted, seen, discoverable && (field == ProfileField.NAME || !accepted.isEmpty()));
        } catch (IllegalArgumentException e) {
            problem = Texts.get("profile.problem." + e.getMessage(), field.most());
            return null;
        }
    }

    public ProfileField getField() { return field; }
    public boolean isName() { return field == ProfileField.NAME; }
    public boolean isPhotos() { return field == ProfileField.PHOTOS; }
    public boolean isBand() { return field.kind() == ProfileField.Kind.BAND; }
    public boolean isLong() { return field.kind() == ProfileField.Kind.PROSE || field.kind() == ProfileField.Kind.LINKS; }
    public boolean isShort() { return !(isName() || isPhotos() || isBand() || isLong()); }
    public String getText() { return text; }
    public void setText(String text) { this.text = text; }
    public Audience getAudience() { return audience; }
    public void setAudience(Audience audience) { this.audience = audience; }
    public boolean isDiscoverable() { return discoverable; }
    public void setDiscoverable(boolean discoverable) { this.discoverable = discoverable; }
    public String getProblem() { return problem; }
}
