/** What a user can choose, in plain words: the same in menus, options, files, and for whoever computes and draws. */
@NullMarked
package org.convscope.choice;

import org.jspecify.annotations.NullMarked;
