package org.parley.account;

import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;

/**
 * How names look to a reader (A4; Unicode UTS #39): two with the same {@link #of shape} are taken for each other, and one that
 * mixes scripts, as a Cyrillic letter among Latin ones, is made to deceive.
 */
final class NameShape {
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
        .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE).build();

    private NameShape() {}

    static String of(ScreenName name) {
        // a capital I looks like a small l: before case is folded, and once more after
        return CHECKER.getSkeleton(CHECKER.getSkeleton(name.value()).toLowerCase(Locale.ROOT));
    }

    static boolean deceives(ScreenName name) {
        return CHECKER.failsChecks(name.value());
    }
}
