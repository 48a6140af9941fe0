package org.parley.door;

import java.util.Locale;
import java.util.Optional;
import org.parley.profile.ProfileField;

/** What a provider may say about a person that has a place here. */
public enum Claim {
    /** Only for a new account: one that is there keeps its own. */
    EMAIL(null),
    NAME(ProfileField.REAL_NAME),
    GENDER(ProfileField.GENDER),
    BIRTH_DATE(ProfileField.BIRTH_DATE),
    PHONE(ProfileField.PHONE),
    WEBSITE(ProfileField.LINKS),
    ADDRESS(ProfileField.HOME_ADDRESS),
    /** Goes among the photos: see {@link PictureCopy}. */
    PICTURE(null);

    private final ProfileField field;

    Claim(ProfileField field) {
        this.field = field;
    }

    /** Where it goes in the profile. */
    public Optional<ProfileField> field() {
        return Optional.ofNullable(field);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
