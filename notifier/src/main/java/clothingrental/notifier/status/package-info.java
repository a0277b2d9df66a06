/** One mail on every change of an order's visible status. */
@NullMarked
package clothingrental.notifier.status;

import org.jspecify.annotations.NullMarked;
