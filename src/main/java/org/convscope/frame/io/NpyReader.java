package org.convscope.frame.io;

import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;

/**
 * NumPy's {@code .npy}: (height, width), (height, width, 1, 3 or 4), or a stack (images, height, width) or (images, height,
 * width, 1, 3 or 4). Pickled objects are refused.
 */
final class NpyReader implements FrameReader {
    @Override
    public String format() {
        return "NumPy";
    }

    @Override
    public boolean recognises(byte[] head) {
        return NpyHeader.isNpy(head);
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content) {
        return (int) header(content).images();
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        NpyHeader header = header(content);
        return new NpyArray(header, (offset, length) -> content.read(header.length() + offset, length))
                .frame(source, format(), source.image());
    }

    private static NpyHeader header(FileContent content) {
        NpyHeader header = NpyHeader.of(content, "", content.read(0, Math.min(NpyHeader.MOST, content.size())));
        return header.checked(content.size() - header.length());
    }
}
