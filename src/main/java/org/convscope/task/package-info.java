/** Progress and cancelling of long work, and the runner that delivers a result once. */
@NullMarked
package org.convscope.task;

import org.jspecify.annotations.NullMarked;
