package dev.unrolled.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** An open file. */
final class ChannelBytes implements Bytes {
    private final SeekableByteChannel channel;
    private final long size;

    private ChannelBytes(SeekableByteChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static ChannelBytes open(Path file) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new ChannelBytes(channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] into, int from, int count) throws IOException {
        channel.position(at);
        ByteBuffer buffer = ByteBuffer.wrap(into, from, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                break;
            }
        }
        return count - buffer.remaining();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
