package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Images in HDF5: DECTRIS's EIGER master and data files, NeXus, and CXI of X-ray lasers (<a
 * href="https://www.cxidb.org/cxi.html">CXI</a>, version 1.6). A file that holds no images, such as a Keras model, is no frame.
 */
final class Hdf5Reader implements ContainerReader {
    private static final long SIGNATURE = 0x894844460D0A1A0AL;
    private static final int LEAST_USER_BLOCK = 512;

    /** Bits of EIGER's pixel mask: gap; dead, under and over-responding, noisy. */
    private static final long GAP = 1;

    /** Bits of CXI's mask. */
    private static final long CXI_SATURATED = 2;

    private static final long CXI_MISSING = 512;
    private static final long CXI_BAD = 1 | 4 | 8 | 16 | 64 | 128 | 1024;

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public boolean recognises(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        // at the beginning, or behind a block that belongs to the user, of 512 bytes or twice as many ...
        for (int at = 0; at + 8 <= head.length; at = at == 0 ? LEAST_USER_BLOCK : 2 * at) {
            if (bytes.getLong(at) == SIGNATURE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean holdsFrames(FileContent content) {
        try {
            return Hdf5File.guarded(content, () -> {
                try (Hdf5File file = Hdf5File.open(content)) {
                    return !new Hdf5Layout(file).images().isEmpty();
                }
            });
        } catch (ProblemException e) {
            // a data file that is missing: it means to be frames
            return Hdf5File.isLinkProblem(e);
        }
    }

    @Override
    public boolean isResult(FileContent content) {
        return ResultFiles.isData(content);
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content, String dataSet) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                long images = 0;
                for (Hdf5Node node : images(file, dataSet)) {
                    images += image(node).images();
                }
                return (int) Math.min(Integer.MAX_VALUE, images);
            }
        });
    }

    @Override
    public List<StoredImages> stored(FileContent content, String dataSet) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                return images(file, dataSet).stream().map(Hdf5Reader::stored).toList();
            }
        });
    }

    private static StoredImages stored(Hdf5Node node) {
        Hdf5Image image = image(node);
        return new StoredImages(node.file().content().file(), node.path(), image.images(), image.counts());
    }

    @Override
    public List<FileArray> imageData(FileContent content) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                return new Hdf5Places(file)
                        .candidates().stream().map(Hdf5Places.Candidate::stored).toList();
            }
        });
    }

    @Override
    public List<FileArray> arrays(FileContent content) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                return new Hdf5Places(file).arrays();
            }
        });
    }

    @Override
    public ImageLabels labels(FileContent content, String path) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                return file.find(path).flatMap(Hdf5Labels::of).orElseThrow(() -> content.problem("holds no such labels")
                        .subject(path)
                        .asException());
            }
        });
    }

    @Override
    public List<Path> linked(FileContent content) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                try {
                    for (Hdf5Node node : new Hdf5Layout(file).images().datasets()) {
                        image(node);
                    }
                } catch (ProblemException e) {
                    // the links that could be followed until then count
                }
                return file.linked();
            }
        });
    }

    @Override
    public List<Problem> missing(FileContent content) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                return new Hdf5Layout(file).images().missing();
            }
        });
    }

    private static List<Hdf5Node> images(Hdf5File file, String dataSet) {
        var layout = new Hdf5Layout(file);
        Hdf5Images images = dataSet.isEmpty() ? layout.images() : layout.named(dataSet);
        if (images.isEmpty()) {
            throw new Hdf5Places(file).unclear();
        }
        return images.datasets();
    }

    private static Hdf5Image image(Hdf5Node node) {
        return Hdf5Dataset.of(node)
                .map(Hdf5Image::of)
                .orElseThrow(() -> new IllegalArgumentException(node.path() + " is no dataset of numbers"));
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        return Hdf5File.guarded(content, () -> {
            try (Hdf5File file = Hdf5File.open(content)) {
                long number = source.image();
                for (Hdf5Node node : images(file, source.dataSet())) {
                    Hdf5Image image = image(node);
                    if (number < image.images()) {
                        return frame(source, file, image, number);
                    }
                    number -= image.images();
                }
                throw new IllegalArgumentException("no image " + source.image());
            }
        });
    }

    private Frame frame(FrameSource source, Hdf5File file, Hdf5Image image, long number) {
        Pixels pixels = image.read(number);
        var experiment = new Hdf5Experiment(file, new Hdf5Layout(file).entries(), image, number);
        var frame = new Frame(
                source,
                format(),
                (int) image.width(),
                (int) image.height(),
                image.channels(),
                image.type().bits(),
                pixels,
                mask(pixels, image, experiment),
                experiment.geometry());
        Frame noted = frame.withNotes(experiment.notes());
        return image.channels() == 1 ? CrystFelGeometry.placed(noted) : noted;
    }

    private static Mask mask(Pixels pixels, Hdf5Image image, Hdf5Experiment experiment) {
        NumberType type = image.type();
        double saturation = experiment.saturation();
        if (image.channels() > 1) {
            return DerivedMasks.of(pixels, image.channels(), Math.min(saturation, type.largest()));
        }
        double lowest = Math.max(experiment.underload(), type.lowestCount());
        Optional<Pixels> pixelMask = experiment.pixelMask();
        if (pixelMask.isPresent()) {
            return new Flags(GAP, ~GAP, 0, lowest, Math.min(saturation, type.largest())).mask(pixels, pixelMask.get());
        }
        Optional<Pixels> cxi = experiment.cxiMask();
        if (cxi.isPresent()) {
            return new Flags(CXI_MISSING, CXI_BAD, CXI_SATURATED, lowest, saturation).mask(pixels, cxi.get());
        }
        return type.bits() > 8
                ? DerivedMasks.withoutNumber(pixels, type, lowest, saturation)
                : DerivedMasks.ofCounts(pixels, type, Math.min(saturation, type.largest()));
    }

    /**
     * What the bits of a file's own mask mean, with the limits of what is measured.
     *
     * @param lowest what is below it is dead
     * @param saturation what is at or above it is saturated
     */
    private record Flags(long gap, long dead, long saturated, double lowest, double saturation) {
        Mask mask(Pixels pixels, Pixels bits) {
            byte[] kinds = new byte[pixels.size()];
            for (int i = 0; i < kinds.length; i++) {
                double flags = bits.get(i);
                double v = pixels.get(i);
                if (flags == 0 && v >= lowest && v < saturation) {
                    continue;
                }
                long mask = (long) flags;
                if ((mask & gap) != 0) {
                    kinds[i] = Mask.Kind.GAP.code();
                } else if ((mask & dead) != 0 || v < lowest || !Double.isFinite(v)) {
                    kinds[i] = Mask.Kind.DEAD.code();
                } else if ((mask & saturated) != 0 || v >= saturation) {
                    kinds[i] = Mask.Kind.SATURATED.code();
                }
            }
            return Mask.of(kinds);
        }
    }
}
