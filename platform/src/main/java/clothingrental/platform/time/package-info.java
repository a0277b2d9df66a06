/** The clock, in the time zone of the rental house. */
@NullMarked
package clothingrental.platform.time;

import org.jspecify.annotations.NullMarked;
