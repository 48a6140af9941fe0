package org.parley.media.engine;

/** Something to be done on a core's loop. */
public interface Task {
    void run(long now);
}
