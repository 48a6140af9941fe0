package org.parley.media.engine;

/** The engine's bound of peers is reached. */
public class TooManyPeers extends RuntimeException {
    TooManyPeers(int most) {
        super("no room for more than " + most + " connections");
    }
}
