/** The report folder: a page that needs nothing from outside, its pictures, the tables of what is plotted, and report.json. */
@NullMarked
package org.convscope.export.report;

import org.jspecify.annotations.NullMarked;
