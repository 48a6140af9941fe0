package org.parley.account;

/**
 * What a browser tells when somebody signs in with it.
 *
 * @param agent   its User-Agent
 * @param address of the network
 * @param device  the secret of the device cookie, by which it is known again
 */
public record Arrival(String agent, String address, String device) {
    private static final int LONGEST = 200;

    public Arrival {
        agent = agent == null ? "" : agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
    }
}
