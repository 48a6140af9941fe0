package org.parley.media.engine.sdp;

import java.util.List;

/** One payload type of a media section. {@code clock} is in Hz; {@code repairs} is the payload type an RTX stream repairs, -1 otherwise. */
public record Codec(int payloadType, String name, int clock, int channels, String parameters, List<String> feedback, int repairs) {}
