/** Measures the reading side; not part of the system. */
@NullMarked
package clothingrental.benchmark;

import org.jspecify.annotations.NullMarked;
