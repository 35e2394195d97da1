package org.convscope.frame.io;

import io.jhdf.AbstractNode;
import io.jhdf.AttributeImpl;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.NodeType;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group or a dataset of an HDF5 file. To be used guarded. */
final class Hdf5Node {
    private static final long MOST_TEXT = 1 << 16;

    private final Hdf5File file;
    private final String path;
    private final long address;
    private final Hdf5Header header;

    /** What jhdf needs to decode an attribute. */
    private static final class Anchor extends AbstractNode {
        Anchor(HdfBackingStorage storage, long address, String name, Group parent) {
            super(storage, address, name, parent);
        }

        @Override
        public NodeType getType() {
            return NodeType.GROUP;
        }
    }

    /**
     * @param path of names from the root, "" for the root itself
     */
    Hdf5Node(Hdf5File file, String path, long address) {
        this.file = file;
        this.path = path;
        this.address = address;
        this.header = new Hdf5Header(file.content(), file.sizes(), address);
    }

    /** The file that it lies in, which may be another than the one that was opened. */
    Hdf5File file() {
        return file;
    }

    /** Its names from the root of its file, "" for the root. */
    String path() {
        return path;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    long address() {
        return address;
    }

    Hdf5Header header() {
        return header;
    }

    boolean isDataset() {
        return header.has(Hdf5Header.DATASPACE) && header.has(Hdf5Header.DATATYPE);
    }

    boolean isGroup() {
        return !header.has(Hdf5Header.DATASPACE) && !header.has(Hdf5Header.DATATYPE);
    }

    /** A text attribute, empty where there is none. */
    String text(String attribute) {
        return attribute(attribute).map(Hdf5Node::text).orElse("");
    }

    /** Whether an attribute is there, whatever it holds. */
    boolean hasAttribute(String name) {
        return attribute(name).isPresent();
    }

    /** What an attribute holds, as jhdf gives it; empty where there is none, or nothing that jhdf knows. */
    Optional<Object> attribute(String name) {
        HdfBackingStorage storage = file.storage();
        var anchor = new Anchor(storage, address, name(), file.root());
        try {
            for (ByteBuffer message : header.messages(Hdf5Header.ATTRIBUTE)) {
                var decoded = new AttributeMessage(message, storage, new BitSet());
                if (decoded.getName().equals(name)) {
                    return Optional.ofNullable(new AttributeImpl(storage, anchor, decoded).getData());
                }
            }
            if (header.has(Hdf5Header.ATTRIBUTE_INFO)) {
                @Nullable Attribute attribute = anchor.getAttribute(name);
                return Optional.ofNullable(attribute == null ? null : attribute.getData());
            }
        } catch (HdfException e) {
            // an attribute of a kind that jhdf does not know is none that says where frames are
        }
        return Optional.empty();
    }

    /** A text, or the first of several; empty for what is none. */
    static String text(Object data) {
        Object first = data;
        while (first instanceof Object[] several && several.length > 0) {
            first = several[0];
        }
        return first instanceof String text ? text : "";
    }

    /** The data as jhdf reads it, for small datasets of texts. Empty where it is no dataset, or a large one. */
    Optional<Object> smallData() {
        return data(MOST_TEXT);
    }

    /** The data as {@link #smallData} reads it, of another size at the most. */
    Optional<Object> data(long mostBytes) {
        if (!isDataset()) {
            return Optional.empty();
        }
        HdfBackingStorage storage = file.storage();
        Dataset dataset = DatasetLoader.createDataset(
                storage, ObjectHeader.readObjectHeader(storage, address), name(), file.root());
        return dataset.getSizeInBytes() <= mostBytes && !dataset.isEmpty()
                ? Optional.ofNullable(dataset.getData())
                : Optional.empty();
    }
}
