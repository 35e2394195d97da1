package org.convscope.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void standWherePlatformsKeepThem() {
        var properties = new Properties();
        properties.setProperty("user.home", "/home/a");
        properties.setProperty("os.name", "Linux");
        assertThat(UserFolders.find(properties, Map.of()))
                .isEqualTo(new UserFolders(
                        Path.of("/home/a/.config/convscope"), Path.of("/home/a/.local/state/convscope")));
        assertThat(UserFolders.find(properties, Map.of("XDG_CONFIG_HOME", "/x", "XDG_STATE_HOME", "/y", "HOME", "/h")))
                .isEqualTo(new UserFolders(Path.of("/x/convscope"), Path.of("/y/convscope")));
        assertThat(UserFolders.find(properties, Map.of("XDG_CONFIG_HOME", "x", "HOME", "/h")))
                .isEqualTo(new UserFolders(Path.of("/h/.config/convscope"), Path.of("/h/.local/state/convscope")));
        assertThat(UserFolders.find(properties, Map.of("HOME", "h")).settings())
                .isEqualTo(Path.of("/home/a/.config/convscope"));
        properties.setProperty("os.name", "Mac OS X");
        assertThat(UserFolders.find(properties, Map.of("HOME", "/h")))
                .isEqualTo(new UserFolders(
                        Path.of("/h/Library/Application Support/Convscope"), Path.of("/h/Library/Logs/Convscope")));
        properties.setProperty("os.name", "Windows 11");
        assertThat(UserFolders.find(properties, Map.of("APPDATA", "/roam", "HOME", "/h")))
                .isEqualTo(new UserFolders(Path.of("/roam/Convscope"), Path.of("/home/a/AppData/Local/Convscope")));
        properties.setProperty(UserFolders.PROPERTY, "/given");
        assertThat(UserFolders.find(properties, Map.of()).settings()).isEqualTo(Path.of("/given"));
    }
}
