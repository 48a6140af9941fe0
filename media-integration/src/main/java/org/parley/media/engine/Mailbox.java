package org.parley.media.engine;

/** Brings tasks to a core's loop, in the order they were posted by one thread. */
public interface Mailbox {
    void post(Task task);

    /** As {@link #post}, for media from another core: dropped, and false, if the loop lags behind. */
    boolean postMedia(Task task);
}
