/** The views as pure functions: no store, no clock, no I/O. */
@NullMarked
package clothingrental.query.fold;

import org.jspecify.annotations.NullMarked;
