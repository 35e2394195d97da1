/** How views ask for work: one question at a time, the busy overlay over what is out of date, frames as network inputs. */
@NullMarked
package org.convscope.ui.work;

import org.jspecify.annotations.NullMarked;
