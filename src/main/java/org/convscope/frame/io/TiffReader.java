package org.convscope.frame.io;

import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;

/**
 * TIFF as cameras and detectors write it: whole numbers of 1 to 64 bits and floats, grey, palette or colour, strips or
 * tiles, plain, PackBits, LZW or Deflate, BigTIFF, several images. Numbers stay as stored, white-is-zero included, which is
 * more than {@code ImageIO} gives. After TIFF 6.0 and its technical notes.
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
    public int images(Content content) {
        return TiffDirectory.all(content).size();
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        TiffDirectory directory = TiffDirectory.all(content).get(source.image());
        var raster = new TiffRaster(content, directory);
        Pixels pixels = raster.pixels();
        Optional<MiniHeader> header = directory.description().flatMap(MiniHeader::find);
        return new Frame(
                source,
                format(),
                raster.width(),
                raster.height(),
                raster.channels(),
                raster.depth(),
                pixels,
                mask(pixels, raster, header),
                header.map(MiniHeader::geometry));
    }

    /** Only a detector's own TIFF has gaps; in others -1 is a number like any other. */
    private static Mask mask(Pixels pixels, TiffRaster raster, Optional<MiniHeader> header) {
        return header.isPresent() && raster.channels() == 1
                ? Masks.ofCounts(pixels, raster.type(), header.get().saturation())
                : Masks.of(pixels, raster.channels(), raster.largest());
    }
}
