package org.parley.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.chat.*}. */
@Dependent
public class ChatSettings {
    @Inject @ConfigProperty(name = "parley.chat.rate") int rate;
    @Inject @ConfigProperty(name = "parley.chat.window") Duration window;
    @Inject @ConfigProperty(name = "parley.chat.queue") int queue;
    @Inject @ConfigProperty(name = "parley.chat.group") int group;

    public int queue() {
        return queue;
    }

    public int rate() {
        return rate;
    }

    public Duration window() {
        return window;
    }
}
