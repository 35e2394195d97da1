package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Files that Convscope itself wrote, told by their content. Results often lie where the frames are, and many look like some: whoever
 * lists a folder passes them over. One that is named is read as any other file.
 */
public final class ResultFiles {
    /** How what a result says of its program begins. */
    public static final String PROGRAM = "Convscope";
    /** The attribute of an HDF5 file that says so. */
    public static final String PROGRAM_ATTRIBUTE = "program";
    /** The keyword of a picture's text that says so. */
    public static final String PROGRAM_KEYWORD = "Software";
    /** How a part of a census begins, packed with gzip, behind the length of the text. */
    public static final String CENSUS_PART = "convscope census";

    /** Parameters of exciters say it by the keyword of pictures. */
    private static final List<String> ATTRIBUTES = List.of(PROGRAM_ATTRIBUTE, PROGRAM_KEYWORD.toLowerCase(Locale.ROOT));

    private static final int PNG_HEADER = 33;
    private static final int MOST_CHUNKS = 64;
    private static final int CHUNK_FRAME = 12;
    private static final byte[] SOFTWARE =
            (PROGRAM_KEYWORD + '\0' + PROGRAM + ' ').getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PART = CENSUS_PART.getBytes(StandardCharsets.UTF_8);

    private ResultFiles() {}

    /** Whether a PNG says before its pixels that Convscope drew it. */
    static boolean isPicture(FileContent png) {
        long at = PNG_HEADER;
        for (int i = 0; i < MOST_CHUNKS && at + CHUNK_FRAME + SOFTWARE.length <= png.size(); i++) {
            ByteBuffer chunk = png.read(at, 8L + SOFTWARE.length);
            long length = chunk.getInt() & 0xFFFFFFFFL;
            String type = text(chunk, 4);
            if (type.equals("IDAT")) {
                return false;
            }
            if (type.equals("tEXt") && length >= SOFTWARE.length && begins(chunk, SOFTWARE)) {
                return true;
            }
            at += CHUNK_FRAME + length;
        }
        return false;
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static boolean begins(ByteBuffer bytes, byte... wanted) {
        return bytes.remaining() >= wanted.length
                && bytes.slice(bytes.position(), wanted.length).equals(ByteBuffer.wrap(wanted));
    }

    /** Whether an HDF5 file says in an attribute of its root that Convscope wrote it. */
    static boolean isData(FileContent hdf5) {
        return Hdf5File.guarded(hdf5, () -> {
            try (Hdf5File file = Hdf5File.open(hdf5)) {
                return ATTRIBUTES.stream()
                        .anyMatch(name -> file.rootNode().text(name).startsWith(PROGRAM + ' '));
            }
        });
    }

    /**
     * Whether a packed file is a part of a census.
     *
     * @param unpacked how it begins
     */
    static boolean isPart(byte... unpacked) {
        ByteBuffer bytes = ByteBuffer.wrap(unpacked);
        return bytes.remaining() > Integer.BYTES && begins(bytes.position(Integer.BYTES), PART);
    }
}
