/** What kinds of faults there are. */
@NullMarked
package clothingrental.platform.fault;

import org.jspecify.annotations.NullMarked;
