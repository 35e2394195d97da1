package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.convscope.json.JsonFields;

/**
 * What a view remembers in the workspace: under which entry, what it is at first, and how it is written. Equal only to itself.
 *
 * @param <S> an immutable record
 */
public final class SettingsKey<S> implements Concern {
    /** How settings stand in a workspace file. */
    public interface Codec<S> {
        JsonObject write(S settings, FramePlaces places);

        /**
         * @throws org.convscope.problem.ProblemException if an entry is not known, or of the wrong kind
         */
        S read(JsonFields json, FramePlaces places);

        /** The same of frames whose files lie elsewhere now. */
        default S moved(S settings, FramePlaces.Move move) {
            return settings;
        }
    }

    private final String entry;
    private final String formerEntry;
    private final S initial;
    private final Codec<S> codec;

    /**
     * @param entry of the workspace file
     * @param initial before anything is chosen
     */
    public SettingsKey(String entry, S initial, Codec<S> codec) {
        this(entry, entry, initial, codec);
    }

    /**
     * @param formerEntry that older workspace files have in its stead
     */
    public SettingsKey(String entry, String formerEntry, S initial, Codec<S> codec) {
        this.entry = entry;
        this.formerEntry = formerEntry;
        this.initial = initial;
        this.codec = codec;
    }

    public String entry() {
        return entry;
    }

    public String formerEntry() {
        return formerEntry;
    }

    public S initial() {
        return initial;
    }

    void write(Workspace workspace, JsonObject root, FramePlaces places) {
        root.add(entry, codec.write(workspace.settings(this), places));
    }

    Workspace read(Workspace workspace, JsonFields root, FramePlaces places) {
        String found = root.has(entry) ? entry : formerEntry;
        return workspace.settings(this, codec.read(root.object(found), places));
    }

    /** The second workspace with what the first one has under this key. */
    Workspace copied(Workspace from, Workspace to) {
        return to.settings(this, from.settings(this));
    }

    /** The view that remembers it, as workspace files have it. */
    String view() {
        return Arrays.stream(ViewId.values())
                .filter(view -> view.remembers(this))
                .map(ViewId::word)
                .findFirst()
                .orElse(entry);
    }

    Workspace moved(Workspace workspace, FramePlaces.Move move) {
        return workspace.settings(this, codec.moved(workspace.settings(this), move));
    }

    @Override
    public String toString() {
        return entry;
    }
}
