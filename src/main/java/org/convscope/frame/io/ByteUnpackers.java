package org.convscope.frame.io;

import com.ning.compress.lzf.LZFException;
import com.ning.compress.lzf.util.ChunkDecoderFactory;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.convscope.problem.ProblemException;

/** Packings of bytes, each undone to exactly as many bytes as are wanted. */
record ByteUnpackers(FileContent content) {
    byte[] inflate(byte[] in, int from, int length, int wanted) {
        var inflater = new Inflater();
        byte[] result = new byte[wanted];
        try {
            inflater.setInput(in, from, length);
            int done = 0;
            int n = 1;
            while (done < wanted && n > 0) {
                n = inflater.inflate(result, done, wanted - done);
                done += n;
            }
            return whole(result, done);
        } catch (DataFormatException e) {
            throw damaged("it cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    byte[] lz4(byte[] in, int from, int length, int wanted) {
        byte[] result = new byte[wanted];
        try {
            return whole(
                    result,
                    LZ4Factory.fastestJavaInstance()
                            .safeDecompressor()
                            .decompress(in, from, length, result, 0, wanted));
        } catch (LZ4Exception e) {
            throw damaged("a block cannot be unpacked");
        }
    }

    byte[] snappy(byte[] in, int from, int length, int wanted) {
        byte[] result = new byte[wanted];
        try {
            return whole(result, new SnappyDecompressor().decompress(in, from, length, result, 0, wanted));
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged("a block cannot be unpacked");
        }
    }

    byte[] zstd(byte[] in, int from, int length, int wanted) {
        byte[] result = new byte[wanted];
        try {
            return whole(result, new ZstdDecompressor().decompress(in, from, length, result, 0, wanted));
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged("it cannot be unpacked");
        }
    }

    byte[] lzf(byte[] in, int wanted) {
        byte[] result = new byte[wanted];
        try {
            ChunkDecoderFactory.safeInstance().decodeChunk(in, 0, in.length, result, 0, wanted);
            return result;
        } catch (LZFException | IndexOutOfBoundsException e) {
            throw damaged("it cannot be unpacked");
        }
    }

    byte[] bzip2(byte[] in, int wanted) {
        try (var stream = new BZip2CompressorInputStream(new ByteArrayInputStream(in), true)) {
            byte[] result = new byte[wanted];
            return whole(result, stream.readNBytes(result, 0, wanted));
        } catch (IOException e) {
            throw damaged("it cannot be unpacked");
        }
    }

    private byte[] whole(byte[] result, int done) {
        if (done != result.length) {
            throw damaged("it ends too early");
        }
        return result;
    }

    /** First bytes of all numbers, then second bytes ...; what is left at the end stays as it is. */
    static byte[] unshuffle(byte[] bytes, int numberBytes) {
        int count = bytes.length / numberBytes;
        byte[] result = bytes.clone();
        for (int b = 0; b < numberBytes; b++) {
            for (int i = 0; i < count; i++) {
                result[i * numberBytes + b] = bytes[b * count + i];
            }
        }
        return result;
    }

    ProblemException damaged(String how) {
        return content.problem("a chunk of the dataset is damaged: " + how)
                .nextStep("Copy the file again")
                .asException();
    }
}
