package org.parley.chat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** One emoji as Unicode recommends it for interchange (UTS #51, RGI), which also bounds its length. */
public final class Emoji {
    public static final int LONGEST = 40;

    private Emoji() {}

    public static boolean is(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && UCharacter.hasBinaryProperty(text, UProperty.RGI_EMOJI);
    }
}
