/** How event processors read, order and time the handling of events. */
@NullMarked
package clothingrental.platform.processing;

import org.jspecify.annotations.NullMarked;
