/** What protects the delivery team and its service from more work than they can take. */
@NullMarked
package clothingrental.delivery.gate;

import org.jspecify.annotations.NullMarked;
