/** The command line: parses, calls a use case, writes what came out. Results go to stdout, everything else to stderr. */
@NullMarked
package org.convscope.cli;

import org.jspecify.annotations.NullMarked;
