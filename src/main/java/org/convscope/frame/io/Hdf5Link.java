package org.convscope.frame.io;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a name in a group leads to. Listing the links of a group looks at none of the objects behind them. */
sealed interface Hdf5Link {
    /** An object of the same file. */
    record Hard(long address) implements Hdf5Link {}

    /** A path of the same file. */
    record Soft(String path) implements Hdf5Link {}

    /** A path of another file. */
    record External(String file, String path) implements Hdf5Link {}

    /** The links of a group by name, in the file's order. To be called guarded. */
    static Map<String, Hdf5Link> of(HdfBackingStorage storage, Hdf5Header group) {
        Map<String, Hdf5Link> links = new LinkedHashMap<>();
        Hdf5Sizes sizes = Hdf5Sizes.of(storage);
        Optional<ByteBuffer> table = group.message(Hdf5Header.SYMBOL_TABLE);
        if (table.isPresent()) {
            long tree = sizes.offset(table.get());
            older(storage, tree, sizes.offset(table.get()), links);
        } else {
            newer(storage, sizes, group).forEach(link -> links.put(link.getLinkName(), of(link)));
        }
        return links;
    }

    private static void older(HdfBackingStorage storage, long tree, long heap, Map<String, Hdf5Link> links) {
        ByteBuffer names = new LocalHeap(storage, heap).getDataBuffer();
        for (long child : BTreeV1.createGroupBTree(storage, tree).getChildAddresses()) {
            for (SymbolTableEntry entry : new GroupSymbolTableNode(storage, child).getSymbolTableEntries()) {
                boolean soft = entry.getCacheType() == 2;
                links.put(
                        name(names, entry.getLinkNameOffset()),
                        soft
                                ? new Soft(name(names, entry.getLinkValueOffset()))
                                : new Hard(entry.getObjectHeaderAddress()));
            }
        }
    }

    private static String name(ByteBuffer names, int offset) {
        return Utils.readUntilNull(names.position(offset));
    }

    private static List<LinkMessage> newer(HdfBackingStorage storage, Hdf5Sizes sizes, Hdf5Header group) {
        List<LinkMessage> links = new ArrayList<>();
        for (ByteBuffer message : group.messages(Hdf5Header.LINK)) {
            links.add(LinkMessage.fromBuffer(message, storage.getSuperblock()));
        }
        Optional<ByteBuffer> info = group.message(Hdf5Header.LINK_INFO);
        if (info.isEmpty()) {
            return links;
        }
        boolean ordered = (info.get().position(1).get() & 1) != 0;
        info.get().position(2 + (ordered ? 8 : 0));
        long heapAddress = sizes.offset(info.get());
        long indexAddress = sizes.offset(info.get());
        if (heapAddress == Hdf5Sizes.UNDEFINED || indexAddress == Hdf5Sizes.UNDEFINED) {
            return links;
        }
        var heap = new FractalHeap(storage, heapAddress);
        var index = new BTreeV2<LinkNameForIndexedGroupRecord>(storage, indexAddress);
        for (LinkNameForIndexedGroupRecord each : index.getRecords()) {
            links.add(LinkMessage.fromBuffer(heap.getId(each.getId()), storage.getSuperblock()));
        }
        return links;
    }

    private static Hdf5Link of(LinkMessage link) {
        return switch (link.getLinkType()) {
            case HARD -> new Hard(link.getHardLinkAddress());
            case SOFT -> new Soft(link.getSoftLink());
            case EXTERNAL -> new External(link.getExternalFile(), link.getExternalPath());
        };
    }
}
