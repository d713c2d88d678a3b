module stranger.module {
    requires transitive dev.unrolled.runtime;
    requires static jdk.incubator.vector;

    exports stranger;
}
