package org.convscope.frame.io;

import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;

/**
 * TIFF as cameras and detectors write it: whole numbers of 1 to 64 bits and floats, grey, palette or colour, strips or
 * tiles, plain, PackBits, LZW or Deflate, BigTIFF, several images. Numbers stay as stored, white-is-zero included, which is
 * more than {@code ImageIO} gives; pictures are turned upright. After TIFF 6.0 and its technical notes.
 */
final class TiffReader implements FrameReader {
    @Override
    public String format() {
        return "TIFF";
    }

    @Override
    public boolean recognises(byte[] head) {
        return TiffDirectory.isTiff(head);
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content) {
        return TiffImages.of(content).count();
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        TiffImages all = TiffImages.of(content);
        TiffImage image = all.get(source.image());
        Pixels pixels = image.pixels();
        Optional<MiniHeader> header = image.directory().description().flatMap(MiniHeader::find);
        var frame = new Frame(
                source,
                format(),
                image.width(),
                image.height(),
                image.channels(),
                image.depth(),
                image.picture(),
                pixels,
                mask(pixels, image, header),
                header.map(MiniHeader::geometry),
                all.notes());
        // a detector's geometry is that of the pixels as they are stored
        return header.isPresent()
                ? frame
                : TiffOrientation.upright(frame, (int) image.directory().number(TiffDirectory.ORIENTATION, 1));
    }

    /** The mask, with gaps in a detector's own TIFF alone; in others -1 is a number like any other. */
    private static Mask mask(Pixels pixels, TiffImage image, Optional<MiniHeader> header) {
        return header.isPresent() && image.channels() == 1
                ? DerivedMasks.ofCounts(
                        pixels, image.samples().type(), header.get().saturation())
                : DerivedMasks.of(pixels, image.channels(), image.samples().largest());
    }
}
