module stranger.module {
    requires transitive dev.unrolled.runtime;

    exports stranger;
}
