package org.convscope.keras.hdf5;

import io.jhdf.GlobalHeap;
import io.jhdf.api.Attribute;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.problem.Problem;

/** Texts of attributes, always as UTF-8: files call theirs ASCII and hold UTF-8 all the same. */
final class H5Text {
    private H5Text() {}

    static List<String> read(H5File file, Attribute attribute, String subject) {
        if (attribute.isEmpty() || attribute.getSize() == 0) {
            return List.of();
        }
        DataType type = attribute.getDataType();
        ByteBuffer buffer = attribute.getBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long count = attribute.getSize();
        if (type instanceof VariableLength variable && variable.isVariableLengthString()) {
            return variable(file.hdf().getHdfBackingStorage(), buffer, count);
        }
        if (type instanceof StringData) {
            List<String> texts = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                byte[] bytes = new byte[Math.min(type.getSize(), buffer.remaining())];
                buffer.get(bytes);
                texts.add(decode(bytes));
            }
            return texts;
        }
        throw Problem.inFile(file.file(), "is not text")
                .subject(subject)
                .expected("text")
                .found(type.getClass().getSimpleName() + " of " + type.getSize() + " bytes")
                .asException();
    }

    private static List<String> variable(HdfBackingStorage storage, ByteBuffer buffer, long count) {
        List<String> texts = new ArrayList<>();
        Map<Long, GlobalHeap> heaps = new HashMap<>();
        for (long i = 0; i < count; i++) {
            int length = buffer.getInt();
            long address = storage.getSizeOfOffsets() == 8 ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
            int index = buffer.getInt();
            if (length == 0 || address == 0) {
                texts.add("");
                continue;
            }
            ByteBuffer data = heaps.computeIfAbsent(address, a -> new GlobalHeap(storage, a))
                    .getObjectData(index)
                    .duplicate();
            byte[] bytes = new byte[Math.min(length, data.remaining())];
            data.get(bytes);
            texts.add(decode(bytes));
        }
        return texts;
    }

    private static String decode(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
