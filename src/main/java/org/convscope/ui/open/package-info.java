/** Opening whatever the user drops, chooses or names: models, frames, folders, workspaces, all mixed. */
@NullMarked
package org.convscope.ui.open;

import org.jspecify.annotations.NullMarked;
