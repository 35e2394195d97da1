package org.convscope.frame.io;

import java.util.Arrays;
import org.convscope.frame.PictureScale;
import org.convscope.problem.ProblemException;

/**
 * What the numbers of one image of a TIFF file are.
 *
 * @param count numbers a pixel
 * @param bits of one number in the file
 * @param type of one number once it is unpacked: of 12 bits, 16
 * @param meaning what they mean
 * @param planar whether each channel is stored by itself
 */
record TiffSamples(int width, int height, int count, int bits, NumberType type, Meaning meaning, boolean planar) {
    private static final int MOST = 64;
    private static final int MOST_NAMED = 8;
    private static final int GREY_AND_ALPHA = 2;

    /** TIFF's photometric interpretations that are read. */
    enum Meaning {
        WHITE_IS_ZERO,
        BLACK_IS_ZERO,
        /** Several numbers a pixel that are no colours: every band is an image of its own. */
        BANDS,
        RGB,
        PALETTE,
        CMYK
    }

    /**
     * @throws ProblemException if they are of a kind that is not read, or the file cannot hold as many
     */
    static TiffSamples of(FileContent content, TiffDirectory directory) {
        int count = (int) Math.min(1000, directory.number(TiffDirectory.SAMPLES, 1));
        long[] allBits = directory.numbers(TiffDirectory.BITS);
        int bits = allBits.length == 0 ? 1 : (int) Math.min(1000, allBits[0]);
        if (Arrays.stream(allBits).anyMatch(each -> each != bits)) {
            String named = Arrays.toString(Arrays.copyOf(allBits, Math.min(MOST_NAMED, allBits.length)));
            throw notRead(
                    content,
                    "channels of different depth",
                    named + (allBits.length > MOST_NAMED ? " and more" : "") + " bits");
        }
        Meaning meaning = meaning(content, directory, count);
        NumberType type = type(content, directory, bits);
        boolean whole = type == NumberType.UINT8 || type == NumberType.UINT16;
        if (meaning == Meaning.CMYK && (!whole || bits != type.bits())) {
            throw notRead(content, "CMYK of other than 8 or 16 bits", bits + " bits, " + type);
        }
        TiffPacking packing = TiffPacking.of(content, directory);
        if (packing.predictor() != 1 && bits != type.bits()) {
            throw notRead(content, "a predictor over numbers of this kind", bits + " bits");
        }
        long width = directory.number(TiffDirectory.WIDTH, 0);
        long height = directory.number(TiffDirectory.HEIGHT, 0);
        long mostBits = Math.min(content.size(), 1L << 33) * packing.mostBytesFromOne() * 8;
        CheckedSizes.check(content, width, height, count, mostBits / bits);
        boolean planar = directory.number(TiffDirectory.PLANAR, 1) == 2 && count > 1;
        return new TiffSamples((int) width, (int) height, count, bits, type, meaning, planar);
    }

    private static Meaning meaning(FileContent content, TiffDirectory directory, int count) {
        boolean colours = count == 3 || (count > 3 && directory.has(TiffDirectory.EXTRA_SAMPLES));
        int photometric = (int) directory.number(TiffDirectory.PHOTOMETRIC, colours ? 2 : 1);
        if (count < 1 || count > MOST) {
            throw notRead(content, "this many numbers a pixel", count + " numbers");
        }
        return switch (photometric) {
            case 0 -> count > GREY_AND_ALPHA ? Meaning.BANDS : Meaning.WHITE_IS_ZERO;
            case 1 -> count > GREY_AND_ALPHA ? Meaning.BANDS : Meaning.BLACK_IS_ZERO;
            case 2 -> known(Meaning.RGB, count >= 3, content, "RGB", count);
            case 3 -> Meaning.PALETTE;
            case 5 -> known(Meaning.CMYK, count >= 4, content, "CMYK", count);
            default -> throw notRead(content, "colours of this kind", name(photometric));
        };
    }

    private static Meaning known(Meaning meaning, boolean fits, FileContent content, String name, int count) {
        if (!fits) {
            throw notRead(content, "colours of this kind", name + " of " + count + " numbers a pixel");
        }
        return meaning;
    }

    private static String name(int photometric) {
        return switch (photometric) {
            case 4 -> "a transparency mask";
            case 6 -> "YCbCr";
            case 8, 9, 10 -> "CIELAB";
            case 32803 -> "a colour filter array";
            case 32844, 32845 -> "LogLuv";
            case 34892 -> "linear raw";
            default -> "photometric " + photometric;
        };
    }

    private static NumberType type(FileContent content, TiffDirectory directory, int bits) {
        long format = directory.number(TiffDirectory.SAMPLE_FORMAT, 1);
        boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
        if (format == 3 && (bits == 16 || bits == 32 || bits == 64)) {
            return NumberType.floating(bits / 8);
        }
        if (format == 2 && whole) {
            return NumberType.signed(bits / 8);
        }
        if ((format == 1 || format == 4) && (whole || (bits >= 1 && bits < 32))) {
            return whole ? NumberType.unsigned(bits / 8) : NumberType.unsigned(bits < 8 ? 1 : bits < 16 ? 2 : 4);
        }
        throw notRead(content, "numbers of this kind", bits + " bits, sample format " + format);
    }

    static ProblemException notRead(FileContent content, String what, String found) {
        return content.problem("TIFF with " + what + " is not read")
                .found(found)
                .nextStep("Convert it to a grey or RGB TIFF without compression")
                .asException();
    }

    /** How many of the numbers a frame takes, the first ones; alpha and others follow. */
    int needed() {
        return switch (meaning) {
            case BANDS -> count;
            case RGB -> 3;
            case CMYK -> 4;
            default -> 1;
        };
    }

    /** How many frames the numbers are. */
    int bands() {
        return meaning == Meaning.BANDS ? count : 1;
    }

    /** The channels of a frame, 1 or 3; alpha and further samples are dropped. */
    int channels() {
        return switch (meaning) {
            case RGB, PALETTE, CMYK -> 3;
            default -> 1;
        };
    }

    int depth() {
        return meaning == Meaning.PALETTE || meaning == Meaning.CMYK ? 8 : bits;
    }

    double largest() {
        return depth() == 8 && bits != 8 ? 255 : bits < type.bits() ? (1L << bits) - 1 : type.largest();
    }

    /** Black and white as Pillow shows them: up to 8 bits, and colours of 16. */
    PictureScale picture() {
        boolean counts = type.isFloat() || type == NumberType.INT8 || type == NumberType.INT16;
        if (depth() <= 8 && !counts) {
            int most = (int) largest();
            return meaning == Meaning.WHITE_IS_ZERO ? new PictureScale(most, 0) : new PictureScale(0, most);
        }
        return meaning == Meaning.RGB && type == NumberType.UINT16 && bits == 16
                ? PictureScale.SIXTEEN_BIT
                : PictureScale.NONE;
    }
}
