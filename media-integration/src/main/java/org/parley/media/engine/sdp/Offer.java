package org.parley.media.engine.sdp;

import java.util.List;

/** A parsed offer: its media sections in order and the mids of its bundle. */
public record Offer(List<MediaSection> sections, List<String> bundle) {
    /** @throws BadOffer if the text is longer than 64 KiB, has more than 32 media sections or cannot be read */
    public static Offer parse(String text) {
        return new OfferReader().read(text);
    }
}
