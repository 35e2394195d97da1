/** Problems as told to a user when something cannot be done: file, subject, expected, found, next step. */
@NullMarked
package org.convscope.problem;

import org.jspecify.annotations.NullMarked;
