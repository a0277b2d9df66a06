/** Rebuilds the views from the history while they are read. */
@NullMarked
package clothingrental.query.rebuild;

import org.jspecify.annotations.NullMarked;
