package dev.unrolled.benchmarks;

/** Makes a peer; those that need native libraries are found as services, and are there with the profile {@code peers} only. */
interface PeerFactory {
    /** What the peer is called on the command line. */
    String name();

    /** What the peer is called in a table. */
    String title();

    /** Whether the peer can do it; the answer need not be cheap. */
    default boolean can(Work work) {
        return true;
    }

    /** Sets a peer up. */
    Peer create(Material material);
}
